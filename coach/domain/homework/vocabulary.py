"""Words of doses beside the vocabulary of five languages: more spellings, codes, and words that a move is named by."""

from coach.domain.base.vocabulary.spelling import Table, fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


MORE_DOSE: Table = {
    "sets": {"en": "sets of"},
    "hold": {"en": "squeezes", "de": "halte|halte es"},
    "both_sides": {
        "en": (
            "ea. side|/side|/ side|/leg|/ leg|/arm|/hand|/foot|on both sides|on each side|left & right|"
            "right and left|right & left|l & r|r & l|l and r|"
            "r and l|l+r|r+l|bil"
        ),
        "de": "links & rechts|rechts & links|auf jeder seite|auf beiden seiten",
        "es": "a cada lado|izquierda y derecha|derecha e izquierda",
        "fr": "gauche et droite|droite et gauche",
        "it": "sinistra e destra|destra e sinistra",
    },
    "each_limb": {
        "en": "each knee|each hip|each shoulder|each ankle|per hand|per foot|each calf",
        "de": "jede hand|pro hand|je arm",
    },
    "left": {
        "en": (
            "left leg|left arm|left hand|left foot|l leg|l arm|l hand|l foot|l knee|l hip|l only|lt.|lt side|"
            "l side|left-hand side"
        )
    },
    "right": {
        "en": (
            "right leg|right arm|right hand|right foot|r leg|r arm|r hand|r foot|r knee|r hip|r only|rt.|rt side|"
            "r side|right-hand side"
        )
    },
    "unknown_side": {
        "en": (
            "operated side|injured side|weak side|weaker side|tight side|stiff side|good side|worse side|"
            "other side|one side"
        ),
        "de": "eine seite",
        "es": "un lado",
        "fr": "un côté",
        "it": "un lato",
    },
    "a_day": {"en": "/d|in a day|every day|/ day|p.d.", "de": "jeden tag|/ tag"},
    "a_week": {
        "en": "each week|every week|in a week|/ week|days a week|days per week|days/week|days/wk|days each week",
        "de": "jede woche|tage pro woche|tage die woche",
        "es": "días por semana|días a la semana",
        "fr": "jours par semaine",
        "it": "giorni alla settimana|giorni a settimana",
    },
    "an_hour": {"en": "/h|/hr|/hour|each hour", "de": "/stunde"},
    "rest": {"en": "rests|resting|recovery|breaks", "de": "ruhe"},
    "between_sets": {"en": "between each set|in between sets|between|in between|between each", "de": "dazwischen"},
    "stop_rule": {"en": "until pain|till it hurts|to the point of pain|until painful|until sore"},
    "stop_when": {
        "en": "stop if|stop when|stop as soon as",
        "de": "aufhören wenn|stopp wenn",
        "es": "parar si",
        "fr": "arrêter si",
        "it": "fermarsi se",
    },
    "slow": {
        "en": "slow and controlled|slow & controlled|slow controlled|very slow|very slowly",
        "de": "langsamen|langsamer",
        "es": "lenta|lentos",
        "fr": "lente|lents|lentement",
        "it": "lenti|lenta",
    },
    "fast": {"en": "fast|quick|quickly"},
    "breaths": {
        "en": "deep breaths|deep breath",
        "de": "tiefe atemzüge",
        "es": "respiraciones profundas",
        "fr": "respirations profondes",
        "it": "respiri profondi",
    },
    "vague": {
        "en": (
            "a lot|lots|lots of|a bit|a little|as many as possible|as many|as much as possible|as much|as often|"
            "frequently|sometimes|occasionally|now and then|whenever"
        ),
        "de": "viele|viel|öfter|manchmal",
        "es": "muchas|muchos",
        "fr": "beaucoup",
        "it": "molte|molti",
    },
    "as_needed": {
        "en": "when you need it|as needed for pain|if needed for pain|when needed for pain|prn for pain|p.r.n."
    },
    "as_tolerated": {"en": "as much as you tolerate|to tolerance"},
    "goal": {"en": "working up to|building up to|build to|progressing to|increase to|working towards"},
    "progress": {
        "en": "add|increase|increasing|increase by|progress by|progress",
        "de": "steigern|erhöhen",
        "es": "aumentar|añadir",
        "fr": "augmenter|ajouter",
        "it": "aumentare|aggiungere",
    },
    "to_fatigue": {"en": "until you are tired|till fatigue|until failure|until fatigued|to exhaustion"},
    "repeat": {"en": "repeats"},
    "alternating": {"en": "sides in turn|alternating sides|alternating legs|alternating arms|alternate"},
    "except": {"en": "except on|except for|but not on|excluding|but"},
    "start": {"en": "start|start with|start at|begin with|begin|starting with"},
    "filler": {
        "en": (
            "do|perform|complete|please|it|your|of|on|to|the|a|an|in|for a total of|take|x's|at|then hold|"
            "this exercise|these exercises|frequency|freq|freq."
        ),
        "de": "die|der|das|den|dem|je|à|am|im|auf",
        "es": "de|la|el|los|las|del|en",
        "fr": "le|les|des|du|au|à|sur",
        "it": "da|di|il|al|con",
    },
}

MORE_KIND: Table = {
    "heat": {"en": "heat packs|warm pack|hot packs|moist heat", "de": "wärmekissen"},
    "cold": {"en": "ice packs|cold packs|ice massage|icing"},
}

MORE_WHEN: Table = {
    "morning": {
        "en": "a.m.|this morning|every morning|each morning",
        "de": "jeden morgen",
        "es": "cada mañana",
        "fr": "chaque matin",
        "it": "ogni mattina",
    },
    "evening": {
        "en": "p.m.|every evening|each evening|night|at night|nightly|every night|nights",
        "de": "jeden abend",
        "es": "noche|cada noche",
        "fr": "chaque soir",
        "it": "ogni sera",
    },
    "morning_and_evening": {
        "en": (
            "am/pm|morning & evening|mornings and evenings|morning and night|a.m. and p.m.|"
            "in the morning and evening|in the morning and in the evening|morning/evening"
        ),
        "es": "por la mañana y por la noche",
        "fr": "le matin et le soir",
        "it": "mattina e sera",
    },
    "on_waking": {"en": "upon waking|when waking"},
}

MORE_LOAD: Table = {
    "band": {"en": "bands|tubing|thera band"},
    "none": {
        "en": "no weight|no weights|without weight|without weights|no load|no resistance|unweighted",
        "de": "ohne gewicht",
        "es": "sin peso",
        "fr": "sans poids",
        "it": "senza peso",
    },
    "dumbbell": {"en": "weight|weights", "de": "gewicht", "es": "peso", "fr": "poids", "it": "peso"},
}

OTHER_BANDS = _words("orange grey gray purple violet gold silver white pink brown tan medium strong firm mini loop")
"""What else a band is told by."""

REFUSED_SIGS: dict[str, str] = {
    "eod": "Every other day, or at the end of the day?",
    "biweekly": "Twice a week, or every two weeks?",
    "bimonthly": "Twice a month, or every two months?",
    "qd": "It is easily read as four times a day. Write daily.",
    "od": "It has two meanings. Write daily.",
    "hs": "It has two meanings. Write before bed.",
}
"""Codes that mean two things to two people, with the question to ask."""

NAMES = """
quad sets, quad set, glute sets, glute set, ham sets, ham set, gluteal sets, hamstring sets, hold-relax, hold relax,
contract relax, both knees to chest, double knee to chest, single knee to chest, one knee to chest, knee to chest,
march in place, marching in place, side plank, side planks, side bend, side bends, side bending, side lying,
side-lying, side lunge, side lunges, side step, side steps, side stepping, side leg raise, side leg raises, side
kick, side kicks, step up, step ups, step-up, step-ups, step down, step downs, step-down, step-downs, step back,
step over, step overs, cool down, cool down walk, warm up, 90/90, 90-90, 4 point, 4-point, four point, figure 4,
figure four, figure-4, single leg, double leg, one leg, one-leg, two leg, one arm, one-arm, one foot, sit to stand,
sit to stands, heel to toe, side to side, band pull, band pulls, band pull apart, band pull aparts, band walk, band
walks, it band, ball squeeze, ball squeezes, ball roll, ball rolls, wall ball, exercise ball, swiss ball, stability
ball, gym ball, medicine ball, single-leg, double-leg, hot bath, cold plunge, ball throw, ball toss, hands and
knees, all fours, band row, band rows, between knees, between the knees, between your knees, prone lying
"""
"""Moves whose names hold words of doses."""

WORDS_OF_MOVES = _words(
    """lift lifts tilt tilts slide slides reach reaches seat seats bend bends heel heels press presses twist twists
    lean leans tuck tucks tap taps row rows dip dips roll rolls raise raises curl curls rock rocks march
    marches reset chest hinge hinges weak test lets sits shrug shrugs kick kicks fold folds"""
)
"""Words of moves that look like a misspelt word of a dose and are none."""

NEVER_A_NAME = _words(
    """if when while unless because same last previous earlier you me my i we us he she they more less again
    decrease reduce although maybe about approximately approx around circa ca roughly most least first
    extra another additional different qhr qday qwk noon midday midnight lunch breakfast dinner supper today tomorrow
    yesterday tonight hour hours pain painful hurts hurt sore week weeks month months year years percent
    degrees degree cm inch inches rpe borg intensity max either or any none until till than as so also plus
    minus then later before after instead whichever whatever wherever how what why wenn falls aber oder
    gleich wie letztes mehr weniger etwa ungefähr schmerz schmerzen mittags heute morgen si cuando pero
    igual menos más aproximadamente dolor hoy mais ou comme quand moins environ douleur se quando ma come
    meno più dolore oggi superset supersets circuit emom amrap tabata forever ongoing during effort total apiece keep
    maintain ensure remember stay avoid stop stopped skip omit continue resume pause discontinue discontinued always
    post pre ct cnt count counts rle lle ble rue lue bue rom wb nwb pwb fwb hep stat sos nocte mane iii lib libitum
    must should shall can could may might will would not no never both each every"""
)
"""Words that change a dose or ask something of the reader; what they stand in is refused, never taken for a name."""

ACTIVITIES = _words(
    """walk walks walking swim swims swimming cycle cycling bike biking run running jog jogging treadmill
    elliptical rowing yoga pilates hike hiking cardio meditation relaxation breathing dancing dance
    gardening aqua aerobics tai gehen spazieren spaziergang schwimmen radfahren fahrrad ergometer laufen
    joggen wandern caminar andar paseo caminata nadar natacion bicicleta correr marche marcher nager
    natation velo courir camminare camminata passeggiata nuotare nuoto cyclette stretching ergo march
    marching stroll"""
)
"""What is done for a length of time and not held."""

BODY = _words(
    """knee knees leg legs arm arms hand hands foot feet hip hips shoulder shoulders neck back glute glutes buttock
    buttocks ankle ankles elbow elbows wrist wrists thigh thighs calf calves hamstring hamstrings quad quads
    toe toes head side"""
)
"""Parts of the body; alone they are the place of a move and not its name."""

PARTS_OF_NAMES = frozenset(
    (
        "single leg",
        "double leg",
        "one leg",
        "one-leg",
        "two leg",
        "one arm",
        "one-arm",
        "one foot",
        "single-leg",
        "double-leg",
    )
)
"""What a name can begin with but not be."""

OCCASIONS = ("visit", "appointment", "session", "follow-up", "follow up", "treatment")
"""What homework can last until without a date."""

QUALIFIERS = _words(
    """seated sitting sit standing stand lying supine prone kneeling eyes closed open full half partial end mid inner
    outer range motion movement active passive assisted resisted weighted loaded isometric eccentric concentric
    explosive controlled painless unilateral bilateral ipsilateral contralateral opposite dominant nondominant
    unaffected affected involved uninvolved easy hard moderate gentle medium light firm strong heavy intense double
    triple single early late daytime overnight lunchtime sunrise sunset altogether overall session sessions exercise
    exercises workout workouts this these gym home pool bed chair mat floor wall outside outdoors indoors barefoot
    forward forwards backward backwards sideways lateral medial clockwise anticlockwise counterclockwise cw ccw up down
    front top bottom middle start pulses beats pace speed good bad form technique weight"""
)
"""What a dose is said of, not a move: behind the numbers these words alone are no name."""

CONNECTORS = _words(
    """in on with w/ against to the a an your and of from over under at for off by into onto - / & ' ( ) en con de
    del la el al los im am mit auf der die das den dem vor zum zur gegen sur le les du des au aux avec da di
    il su alla sul contro y e et und d'un d'une l' w"""
) | {"w /"}
"""What may stand between two words of a name."""

PREPOSITIONS = _words(
    """in on with w/ against at over under to from for off by into onto mit auf an gegen con sobre contra sur avec
    su contro im am en without w/o"""
) | {"w /"}
"""What no name begins with."""

KIND_ENDS = _words("""release massage pressure rolling therapy pack packs pad bag application treatment""")
"""What may follow a word for heat, cold or a ball."""

OFTEN_MISSPELT = _words(
    """sets reps repetitions hold rest times daily twice seconds minutes side sides each week weeks weekly every
    breaths between except without until satze wiederholungen sekunden taglich halten series repeticiones
    segundos secondes"""
)
"""Words of a dose that a slip of the pen is looked for in."""

BEFORE_PLACES = _words(
    """on to over at under the my your auf an den die das der sobre la el en sur le sul sulla against"""
)
"""What may stand before the place of heat, cold or a ball."""

SHORTENED = _words(
    """s sec secs min mins h hr hrs wk wks rep wdh sek std seg segs lb lbs kg bilat bil lt rt ea max mon tue tues
    wed weds thu thur thurs fri sat sun mo di mi do fr sa so lun mar mie jue vie sab dom"""
)
"""What a dot may stand behind without ending anything."""
