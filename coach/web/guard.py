"""What every request has to pass, before anything else looks at it."""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from coach.web.admission import Admission
from coach.web.place import Names

COOKIE = "coach-session"
OPEN_PATHS = frozenset({"/enter", "/own/enter.js", "/own/page.css", "/static/mono.ttf"})
"""What a browser needs before it has come in; none of it holds anything of the person's."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Server": "Coach",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Refused(web.HTTPForbidden):
    """An answer with a sentence, and nothing else."""

    def __init__(self, sentence: str) -> None:
        super().__init__(text=f"{sentence}\n")


def guard(names: Names, admission: Admission) -> Middleware:
    """The middleware that refuses foreign names, foreign pages and browsers that have not come in."""

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        _refuse_foreign(request, names)
        if request.path not in OPEN_PATHS and admission.session(request.cookies.get(COOKIE, "")) is None:
            raise Refused("This browser has not come in. Use the link that coach serve shows in its terminal.")
        return await handler(request)

    return check


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Have the browser keep the page apart from all others; called for every answer, refusals too."""
    response.headers.update(_HEADERS)
    response.headers["Content-Security-Policy"] = _POLICY.format(host=request.host if _plain(request.host) else "")


def _refuse_foreign(request: web.Request, names: Names) -> None:
    """Browsers tell the name they called in Host, and in Origin whose page asks; pages can forge neither."""
    if len(request.headers.getall("Host", [])) != 1 or not names.has(request.host):
        raise Refused("Coach does not answer under that name.")
    asks_for_more = request.method != "GET" or "Upgrade" in request.headers
    origins = request.headers.getall("Origin", [])
    if (origins or asks_for_more) and origins != [f"http://{request.host}"]:
        raise Refused("Another page asked for this. Only Coach's own page may.")


def _plain(host: str) -> bool:
    return all(sign.isascii() and (sign.isalnum() or sign in ".-:[]") for sign in host)
