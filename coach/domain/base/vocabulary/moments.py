"""Words of five languages for days, times and numbers; a table is a meaning, a text its spellings, parted by "|".

English is always read, of the others a word that means one thing in all five; what means two is decided by the language
of the person or by the other words, or else refused. Compared without case and accents; a final dot may be missing.
"""

from coach.domain.base.vocabulary.spelling import Table

WEEKDAYS: Table = {
    "mon": {"en": "monday|mondays", "de": "montag|montags", "es": "lunes", "fr": "lundi|lundis", "it": "lunedì"},
    "tue": {
        "en": "tuesday|tuesdays",
        "de": "dienstag|dienstags",
        "es": "martes",
        "fr": "mardi|mardis",
        "it": "martedì",
    },
    "wed": {
        "en": "wednesday|wednesdays",
        "de": "mittwoch|mittwochs",
        "es": "miércoles",
        "fr": "mercredi|mercredis",
        "it": "mercoledì",
    },
    "thu": {
        "en": "thursday|thursdays",
        "de": "donnerstag|donnerstags",
        "es": "jueves",
        "fr": "jeudi|jeudis",
        "it": "giovedì",
    },
    "fri": {
        "en": "friday|fridays",
        "de": "freitag|freitags",
        "es": "viernes",
        "fr": "vendredi|vendredis",
        "it": "venerdì",
    },
    "sat": {
        "en": "saturday|saturdays",
        "de": "samstag|samstags|sonnabend|sonnabends",
        "es": "sábado|sábados",
        "fr": "samedi|samedis",
        "it": "sabato",
    },
    "sun": {
        "en": "sunday|sundays",
        "de": "sonntag|sonntags",
        "es": "domingo|domingos",
        "fr": "dimanche|dimanches",
        "it": "domenica|domeniche",
    },
    "all": {
        "en": "every day|daily|all days|each day",
        "de": "täglich|jeden tag|alle tage",
        "es": "todos los días|cada día|a diario|diariamente",
        "fr": "tous les jours|chaque jour",
        "it": "ogni giorno|tutti i giorni",
    },
    "workdays": {
        "en": "weekdays|weekday|workdays|working days|m-f",
        "de": "werktags|wochentags|unter der woche",
        "es": "entre semana|días laborables",
        "fr": "en semaine|jours ouvrés",
        "it": "giorni feriali|nei giorni feriali",
    },
    "weekend": {
        "en": "weekend|weekends|at the weekend",
        "de": "wochenende|am wochenende",
        "es": "fin de semana|fines de semana",
        "fr": "week-end|le week-end|weekend",
        "it": "fine settimana|nel fine settimana|weekend",
    },
}

SHORT_WEEKDAYS: Table = {
    "mon": {"en": "mon|mo|m", "de": "mo", "es": "lun", "fr": "lun", "it": "lun"},
    "tue": {"en": "tue|tues|tu", "de": "di", "es": "mar", "fr": "mar", "it": "mar"},
    "wed": {"en": "wed|weds|we|w", "de": "mi", "es": "mié", "fr": "mer", "it": "mer"},
    "thu": {"en": "thu|thur|thurs|th", "de": "do", "es": "jue", "fr": "jeu", "it": "gio"},
    "fri": {"en": "fri|fr|f", "de": "fr", "es": "vie", "fr": "ven", "it": "ven"},
    "sat": {"en": "sat|sa", "de": "sa", "es": "sáb", "fr": "sam", "it": "sab"},
    "sun": {"en": "sun|su", "de": "so", "es": "dom", "fr": "dim", "it": "dom"},
}

MONTHS: Table = {
    "1": {"en": "january", "de": "januar|jänner", "es": "enero", "fr": "janvier", "it": "gennaio"},
    "2": {"en": "february", "de": "februar", "es": "febrero", "fr": "février", "it": "febbraio"},
    "3": {"en": "march", "de": "märz", "es": "marzo", "fr": "mars", "it": "marzo"},
    "4": {"en": "april", "de": "april", "es": "abril", "fr": "avril", "it": "aprile"},
    "5": {"en": "may", "de": "mai", "es": "mayo", "fr": "mai", "it": "maggio"},
    "6": {"en": "june", "de": "juni", "es": "junio", "fr": "juin", "it": "giugno"},
    "7": {"en": "july", "de": "juli", "es": "julio", "fr": "juillet", "it": "luglio"},
    "8": {"en": "august", "de": "august", "es": "agosto", "fr": "août", "it": "agosto"},
    "9": {"en": "september", "de": "september", "es": "septiembre|setiembre", "fr": "septembre", "it": "settembre"},
    "10": {"en": "october", "de": "oktober", "es": "octubre", "fr": "octobre", "it": "ottobre"},
    "11": {"en": "november", "de": "november", "es": "noviembre", "fr": "novembre", "it": "novembre"},
    "12": {"en": "december", "de": "dezember", "es": "diciembre", "fr": "décembre", "it": "dicembre"},
}

SHORT_MONTHS: Table = {
    "1": {"en": "jan", "de": "jan", "es": "ene", "fr": "janv", "it": "gen"},
    "2": {"en": "feb", "de": "feb", "es": "feb", "fr": "févr", "it": "feb"},
    "3": {"en": "mar", "de": "mär|mrz", "es": "mar", "it": "mar"},
    "4": {"en": "apr", "de": "apr", "es": "abr", "fr": "avr", "it": "apr"},
    "5": {"es": "may", "it": "mag"},
    "6": {"en": "jun", "de": "jun", "es": "jun", "it": "giu"},
    "7": {"en": "jul", "de": "jul", "es": "jul", "fr": "juil", "it": "lug"},
    "8": {"en": "aug", "de": "aug", "es": "ago", "it": "ago"},
    "9": {"en": "sep|sept", "de": "sep|sept", "es": "sept|sep", "fr": "sept", "it": "set"},
    "10": {"en": "oct", "de": "okt", "es": "oct", "fr": "oct", "it": "ott"},
    "11": {"en": "nov", "de": "nov", "es": "nov", "fr": "nov", "it": "nov"},
    "12": {"en": "dec", "de": "dez", "es": "dic", "fr": "déc", "it": "dic"},
}

DAYS: Table = {
    "today": {"en": "today", "de": "heute", "es": "hoy", "fr": "aujourd'hui", "it": "oggi"},
    "yesterday": {"en": "yesterday", "de": "gestern", "es": "ayer", "fr": "hier", "it": "ieri"},
    "tomorrow": {"en": "tomorrow", "de": "morgen", "es": "mañana", "fr": "demain", "it": "domani"},
    "day_before_yesterday": {
        "en": "the day before yesterday|day before yesterday",
        "de": "vorgestern",
        "es": "anteayer|antes de ayer",
        "fr": "avant-hier",
        "it": "l'altro ieri|ieri l'altro",
    },
    "day_after_tomorrow": {
        "en": "the day after tomorrow|day after tomorrow",
        "de": "übermorgen",
        "es": "pasado mañana",
        "fr": "après-demain",
        "it": "dopodomani",
    },
    "this_morning": {
        "en": "this morning",
        "de": "heute morgen|heute früh",
        "es": "esta mañana",
        "fr": "ce matin",
        "it": "stamattina|questa mattina",
    },
    "this_afternoon": {
        "en": "this afternoon",
        "de": "heute nachmittag",
        "es": "esta tarde",
        "fr": "cet après-midi",
        "it": "oggi pomeriggio|questo pomeriggio",
    },
    "this_evening": {
        "en": "this evening|tonight",
        "de": "heute abend",
        "es": "esta noche",
        "fr": "ce soir",
        "it": "stasera|questa sera",
    },
    "yesterday_evening": {
        "en": "yesterday evening|last night",
        "de": "gestern abend",
        "es": "anoche|ayer por la noche",
        "fr": "hier soir",
        "it": "ieri sera",
    },
    "tomorrow_morning": {
        "en": "tomorrow morning",
        "de": "morgen früh|morgen vormittag",
        "es": "mañana por la mañana",
        "fr": "demain matin",
        "it": "domani mattina",
    },
    "now": {
        "en": "now|just now|right now",
        "de": "jetzt|gerade eben",
        "es": "ahora|ahora mismo",
        "fr": "maintenant|à l'instant",
        "it": "adesso|ora|proprio ora",
    },
}

RELATION: Table = {
    "ago": {"en": "ago", "de": "vor", "es": "hace", "fr": "il y a", "it": "fa"},
    "in": {"en": "in", "de": "in", "es": "en|dentro de", "fr": "dans", "it": "tra|fra"},
    "at": {"en": "at|@", "de": "um", "es": "a las|a la", "fr": "à", "it": "alle|all'"},
    "on": {"en": "on", "de": "am", "es": "el", "fr": "le", "it": "il"},
    "of": {"en": "of", "es": "de"},
    "next": {
        "en": "next|coming",
        "de": "nächsten|nächste|nächster|nächstes|kommenden",
        "es": "próximo|próxima|que viene",
        "fr": "prochain|prochaine",
        "it": "prossimo|prossima",
    },
    "last": {
        "en": "last|past",
        "de": "letzten|letzte|letzter|letztes|vorigen",
        "es": "pasado|pasada",
        "fr": "dernier|dernière",
        "it": "scorso|scorsa",
    },
    "this": {
        "en": "this",
        "de": "diesen|diese|dieser|dieses",
        "es": "este|esta",
        "fr": "ce|cet|cette",
        "it": "questo|questa",
    },
    "to": {"en": "to|through|thru|-|–", "de": "bis", "es": "a|hasta", "fr": "à|au", "it": "a|al"},
    "and": {"en": "and|&|+", "de": "und", "es": "y|e", "fr": "et", "it": "e|ed"},
    "or": {"en": "or", "de": "oder", "es": "o|u", "fr": "ou", "it": "o"},
}

UNITS: Table = {
    "second": {
        "en": "s|sec|secs|second|seconds|″|\"|''",
        "de": "s|sek|sekunde|sekunden",
        "es": "s|seg|segundo|segundos",
        "fr": "s|sec|seconde|secondes",
        "it": "s|sec|secondo|secondi",
    },
    "minute": {
        "en": "min|mins|minute|minutes|′|'",
        "de": "min|minute|minuten",
        "es": "min|minuto|minutos",
        "fr": "min|minute|minutes",
        "it": "min|minuto|minuti",
    },
    "hour": {
        "en": "h|hr|hrs|hour|hours",
        "de": "h|std|stunde|stunden",
        "es": "h|hora|horas",
        "fr": "h|heure|heures",
        "it": "h|ora|ore",
    },
    "day": {"en": "d|day|days", "de": "tag|tage|tagen", "es": "día|días", "fr": "jour|jours", "it": "giorno|giorni"},
    "week": {
        "en": "wk|wks|week|weeks",
        "de": "woche|wochen",
        "es": "semana|semanas",
        "fr": "semaine|semaines",
        "it": "settimana|settimane",
    },
    "month": {"en": "month|months", "de": "monat|monate|monaten", "es": "mes|meses", "fr": "mois", "it": "mese|mesi"},
    "year": {
        "en": "year|years|yr|yrs",
        "de": "jahr|jahre|jahren",
        "es": "año|años",
        "fr": "an|ans|année|années",
        "it": "anno|anni",
    },
    "half_hour": {
        "en": "half an hour|half hour|½ hour",
        "de": "halbe stunde|halben stunde",
        "es": "media hora",
        "fr": "demi-heure",
        "it": "mezz'ora|mezza ora",
    },
    "quarter_hour": {
        "en": "quarter of an hour|a quarter of an hour",
        "de": "viertelstunde",
        "es": "cuarto de hora",
        "fr": "quart d'heure",
        "it": "quarto d'ora",
    },
    "metre": {
        "en": "m|metre|metres|meter|meters",
        "de": "m|meter|metern",
        "es": "m|metro|metros",
        "fr": "m|mètre|mètres",
        "it": "m|metro|metri",
    },
    "kilometre": {
        "en": "km|kilometre|kilometres|kilometer|kilometers",
        "de": "km|kilometer|kilometern",
        "es": "km|kilómetro|kilómetros",
        "fr": "km|kilomètre|kilomètres",
        "it": "km|chilometro|chilometri",
    },
    "mile": {
        "en": "mi|mile|miles",
        "de": "meile|meilen",
        "es": "milla|millas",
        "fr": "mile|miles",
        "it": "miglio|miglia",
    },
    "yard": {"en": "yd|yds|yard|yards"},
    "foot": {"en": "ft|foot|feet"},
    "kilogram": {
        "en": "kg|kgs|kilo|kilos",
        "de": "kg|kilo",
        "es": "kg|kilo|kilos",
        "fr": "kg|kilo|kilos",
        "it": "kg|chilo|chili",
    },
    "pound": {
        "en": "lb|lbs|pound|pounds|#",
        "de": "pfund",
        "es": "libra|libras",
        "fr": "livre|livres",
        "it": "libbra|libbre",
    },
}

CLOCK: Table = {
    "am": {"en": "am|a.m.|a. m.", "es": "a. m."},
    "pm": {"en": "pm|p.m.|p. m.", "es": "p. m."},
    "noon": {"en": "noon|midday|12 noon", "de": "mittag|mittags", "es": "mediodía", "fr": "midi", "it": "mezzogiorno"},
    "midnight": {"en": "midnight", "de": "mitternacht", "es": "medianoche", "fr": "minuit", "it": "mezzanotte"},
    "oclock": {"en": "o'clock|h", "de": "uhr", "es": "h|en punto", "fr": "h|heures|heure", "it": "in punto"},
    "half_past": {"en": "half past", "es": "y media", "fr": "et demie", "it": "e mezza|e mezzo"},
    "half_to": {"de": "halb"},
    "quarter_past": {
        "en": "quarter past|a quarter past",
        "de": "viertel nach",
        "es": "y cuarto",
        "fr": "et quart",
        "it": "e un quarto",
    },
    "quarter_to": {
        "en": "quarter to|a quarter to",
        "de": "viertel vor",
        "es": "menos cuarto",
        "fr": "moins le quart",
        "it": "meno un quarto",
    },
    "utc": {"en": "z|utc|gmt"},
    "refused_zones": {"en": "est|edt|cst|cdt|mst|mdt|pst|pdt|ist|bst|ast"},
}

NUMBERS: Table = {
    "1": {"en": "one", "de": "ein|eine|einen|einem|einer|eins", "es": "un|uno|una", "fr": "un|une", "it": "un|uno|una"},
    "2": {"en": "two", "de": "zwei", "es": "dos", "fr": "deux", "it": "due"},
    "3": {"en": "three", "de": "drei", "es": "tres", "fr": "trois", "it": "tre"},
    "4": {"en": "four", "de": "vier", "es": "cuatro", "fr": "quatre", "it": "quattro"},
    "5": {"en": "five", "de": "fünf", "es": "cinco", "fr": "cinq", "it": "cinque"},
    "6": {"en": "six", "de": "sechs", "es": "seis", "fr": "six", "it": "sei"},
    "7": {"en": "seven", "de": "sieben", "es": "siete", "fr": "sept", "it": "sette"},
    "8": {"en": "eight", "de": "acht", "es": "ocho", "fr": "huit", "it": "otto"},
    "9": {"en": "nine", "de": "neun", "es": "nueve", "fr": "neuf", "it": "nove"},
    "10": {"en": "ten", "de": "zehn", "es": "diez", "fr": "dix", "it": "dieci"},
    "11": {"en": "eleven", "de": "elf", "es": "once", "fr": "onze", "it": "undici"},
    "12": {"en": "twelve|a dozen|dozen", "de": "zwölf", "es": "doce", "fr": "douze", "it": "dodici"},
    "13": {"en": "thirteen", "de": "dreizehn", "es": "trece", "fr": "treize", "it": "tredici"},
    "14": {"en": "fourteen", "de": "vierzehn", "es": "catorce", "fr": "quatorze", "it": "quattordici"},
    "15": {"en": "fifteen", "de": "fünfzehn", "es": "quince", "fr": "quinze", "it": "quindici"},
    "16": {"en": "sixteen", "de": "sechzehn", "es": "dieciséis", "fr": "seize", "it": "sedici"},
    "17": {"en": "seventeen", "de": "siebzehn", "es": "diecisiete", "fr": "dix-sept", "it": "diciassette"},
    "18": {"en": "eighteen", "de": "achtzehn", "es": "dieciocho", "fr": "dix-huit", "it": "diciotto"},
    "19": {"en": "nineteen", "de": "neunzehn", "es": "diecinueve", "fr": "dix-neuf", "it": "diciannove"},
    "20": {"en": "twenty", "de": "zwanzig", "es": "veinte", "fr": "vingt", "it": "venti"},
    "25": {
        "en": "twenty-five|twenty five",
        "de": "fünfundzwanzig",
        "es": "veinticinco",
        "fr": "vingt-cinq",
        "it": "venticinque",
    },
    "30": {"en": "thirty", "de": "dreißig", "es": "treinta", "fr": "trente", "it": "trenta"},
    "40": {"en": "forty", "de": "vierzig", "es": "cuarenta", "fr": "quarante", "it": "quaranta"},
    "45": {
        "en": "forty-five|forty five",
        "de": "fünfundvierzig",
        "es": "cuarenta y cinco",
        "fr": "quarante-cinq",
        "it": "quarantacinque",
    },
    "50": {"en": "fifty", "de": "fünfzig", "es": "cincuenta", "fr": "cinquante", "it": "cinquanta"},
    "60": {"en": "sixty", "de": "sechzig", "es": "sesenta", "fr": "soixante", "it": "sessanta"},
    "90": {"en": "ninety", "de": "neunzig", "es": "noventa", "fr": "quatre-vingt-dix", "it": "novanta"},
    "100": {"en": "hundred|a hundred|one hundred", "de": "hundert", "es": "cien", "fr": "cent", "it": "cento"},
}

PARTS: Table = {
    "morning": {
        "en": "in the morning|morning",
        "de": "morgens|vormittags|am morgen|am vormittag|vormittag|früh",
        "es": "de la mañana|por la mañana",
        "fr": "du matin|le matin|matin",
        "it": "di mattina|del mattino|al mattino|mattina",
    },
    "afternoon": {
        "en": "in the afternoon|afternoon",
        "de": "nachmittags|am nachmittag|nachmittag",
        "es": "de la tarde|por la tarde",
        "fr": "de l'après-midi|l'après-midi|après-midi",
        "it": "del pomeriggio|nel pomeriggio|pomeriggio",
    },
    "evening": {
        "en": "in the evening|evening",
        "de": "abends|am abend|abend",
        "es": "de la noche|por la noche",
        "fr": "du soir|le soir|soir",
        "it": "di sera|la sera|sera",
    },
    "night": {"en": "at night|night", "de": "nachts|in der nacht"},
}
"""Parts of the day that tell which half of the clock is meant."""

ARTICLES: Table = {
    "the": {"en": "the", "de": "der|die|den|dem|am", "es": "el|la|los|las", "fr": "le|la|les", "it": "il|la|lo|le"},
    "a": {"en": "a|an", "de": "ein|eine|einen|einem|einer", "es": "un|una", "fr": "un|une", "it": "un|una|un'"},
}

VAGUE: Table = {
    "vague": {
        "en": "a few|few|several|some|many|a couple of|a couple|about|around|ish|roughly|sometime|soon|later|recently",
        "de": "einige|einigen|ein paar|mehrere|mehreren|gegen|etwa|ungefähr|bald|neulich|circa",
        "es": "algunos|algunas|varios|varias|unos|unas|sobre|hacia",
        "fr": "quelques|plusieurs|vers|environ",
        "it": "alcuni|alcune|qualche|diversi|diverse|verso|circa",
    },
}
"""Never a number or a time: refused."""
