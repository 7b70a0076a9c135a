# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The ASGI app: routes, the one adapter between HTTP and plain handlers, and the headers of every answer."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final
from urllib.parse import parse_qsl

import anyio
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from pinportal_desktop.assets import resource
from pinportal_desktop.domain.errors import Code, PinPortalError, Refused
from pinportal_desktop.domain.secrets import Secret
from pinportal_desktop.portal import first_step, later_steps
from pinportal_desktop.portal.account_routes import ACCOUNT_ROUTES
from pinportal_desktop.portal.headers import Headers, headers_of
from pinportal_desktop.portal.health import health_routes
from pinportal_desktop.portal.language import choose_language, in_any_language, preferred
from pinportal_desktop.portal.page import (
    ACCOUNT,
    DEVICE,
    LANGUAGE,
    SESSION,
    Asked,
    Handler,
    Page,
    go_to,
    notice,
    refused,
)
from pinportal_desktop.portal.rendering import Renderer, RulesForAMoment, style_sheet
from pinportal_desktop.portal.signed_in import sign_in_again
from pinportal_desktop.portal.steps import Steps
from pinportal_desktop.usecases.incidents import log_incident
from pinportal_desktop.words import Words

BODY_LIMIT: Final = 64 * 1024
_DEVICE_LASTS: Final = 365 * 24 * 3600  # s
_READ_NOTHING: Final = frozenset({first_step.show_pin})  # handlers that wait for no database and no hash
_FONTS: Final = frozenset(
    {"Inter-Regular.woff2", "Inter-SemiBold.woff2", "Inter-Bold.woff2", "JetBrainsMono-Bold.woff2"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """`hosts` are the only Host headers that are answered; `secure` marks cookies for https, and `https_only` has
    browsers keep to it; `threads` work at once. `ready` raises `PinPortalError` while no page could be answered.

    An even answer takes `answers_take` seconds: more than a password's hash and a transaction do, so that what is left
    of their differences does not show.
    """

    hosts: frozenset[str]
    secure: bool
    threads: int
    answers_take: float = 0.5
    https_only: bool = False
    ready: Callable[[], None] = lambda: None


class _Adapter:
    """Awaits the body, runs a plain handler in a thread, makes its page an answer. The only `async` there is."""

    def __init__(self, steps: Steps, words: Words, settings: SiteSettings) -> None:
        self._steps = steps
        self._renderer = Renderer(words)
        self._heading = RulesForAMoment(steps.rules, steps.surface.clock)
        self._settings = settings
        self._limiter: anyio.CapacityLimiter | None = None

    def route(
        self, path: str, *, get: Handler | None = None, post: Handler | None = None, again: Handler | None = None
    ) -> Route:
        """`again` gives the form with what was typed, for when it could not be taken just now."""
        handlers = {"GET": get, "HEAD": get, "POST": in_any_language(self._steps, get, post, again)}

        async def endpoint(request: Request) -> Response:
            handler = handlers.get(request.method)
            if handler is None:
                raise HTTPException(405)
            return await self._answer(request, handler, again)

        return Route(path, endpoint, methods=[m for m, h in handlers.items() if h is not None])

    async def _answer(self, request: Request, handler: Handler, again: Handler | None) -> Response:
        if request.headers.get("host", "").lower() not in self._settings.hosts:
            return Response("This address is not served here.", status_code=421, media_type="text/plain")
        began = asyncio.get_running_loop().time()
        asked, fresh_device = self._asked(request, await _form(request))
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(self._settings.threads)
        if handler in _READ_NOTHING and self._heading.at_hand() is not None:
            page, response = self._run(handler, again, asked, request.method)  # sooner done than handed over
        else:
            page, response = await anyio.to_thread.run_sync(
                self._run, handler, again, asked, request.method, limiter=self._limiter
            )
        self._set_cookies(response, page, asked, fresh_device=fresh_device)
        # At last, so that what the page took to make is part of the time.
        ready_at = began + max(page.delay, self._settings.answers_take if page.even else 0.0)
        if (wait := ready_at - asyncio.get_running_loop().time()) > 0:
            await asyncio.sleep(wait)
        return response

    def _asked(self, request: Request, form: dict[str, str]) -> tuple[Asked, bool]:
        device, session, account = (request.cookies.get(name) for name in (DEVICE, SESSION, ACCOUNT))
        chosen = request.cookies.get(LANGUAGE, "") in self._renderer.languages
        asked = Asked(
            path={key: str(value) for key, value in request.path_params.items()},
            form=form,
            address=request.client.host if request.client else "",
            device=Secret(device) if device else self._steps.surface.entropy.token(),
            session=Secret(session) if session else None,
            account=Secret(account) if account else None,
            language=request.cookies[LANGUAGE]
            if chosen
            else preferred(request.headers.get("accept-language", ""), self._renderer.languages),
            chosen=chosen,
            here=request.url.path,
            own_form=request.headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"},
        )
        return asked, not device

    def _run(self, handler: Handler, again: Handler | None, asked: Asked, method: str) -> tuple[Page, Response]:
        page = self._page(handler, again, asked, method)
        return page, self._response(page, asked)

    def _page(self, handler: Handler, again: Handler | None, asked: Asked, method: str) -> Page:
        if method == "POST" and not self._is_ours(asked):
            return notice(Code.REGISTRATION_EXPIRED, status=403)
        try:
            return handler(asked)
        except Refused as error:
            if error.code is Code.REGISTRATION_EXPIRED:
                return notice(error.code, status=410, forget=True)
            if error.code is Code.SIGN_IN_AGAIN:
                return sign_in_again()
            raise
        except PinPortalError as error:
            if again is None:
                return notice(error.code, status=503)
            return refused(again(asked), {"form": error}, status=503)

    def _is_ours(self, asked: Asked) -> bool:
        return asked.own_form and secrets.compare_digest(asked.form.get("csrf", "").encode(), asked.csrf.encode())

    def _response(self, page: Page, asked: Asked) -> Response:
        if page.location:
            return RedirectResponse(page.location, status_code=page.status)
        return HTMLResponse(self._renderer.html(page, self._heading(), asked), status_code=page.status)

    def _set_cookies(self, response: Response, page: Page, asked: Asked, *, fresh_device: bool) -> None:
        same = {"httponly": True, "samesite": "strict", "secure": self._settings.secure, "path": "/"}
        # Strict ones do not come with a link in webmail; a new device would make the forms in other tabs a stranger's.
        with_links = same | {"samesite": "lax"}
        if fresh_device:
            response.set_cookie(DEVICE, asked.device.reveal(), max_age=_DEVICE_LASTS, **with_links)  # type: ignore[arg-type]  # as it takes them
        if page.session is not None:
            response.set_cookie(SESSION, page.session.reveal(), **same)  # type: ignore[arg-type]  # as it takes them
        elif page.forget:
            response.delete_cookie(SESSION, path="/")
        if page.account is not None:
            response.set_cookie(ACCOUNT, page.account.reveal(), **same)  # type: ignore[arg-type]  # as it takes them
        elif page.sign_out:
            response.delete_cookie(ACCOUNT, path="/")
        if page.language:
            response.set_cookie(LANGUAGE, page.language, **with_links)  # type: ignore[arg-type]  # as it takes them

    async def failed(self, request: Request, error: Exception) -> Response:
        """Unknown addresses and unforeseen errors, in the same look; the log has the cause under the number."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        facts: dict[str, object] = {"status": status}
        if status == 500:
            facts["incident"] = log_incident(error)
        asked, _ = self._asked(request, {})
        page = Page(template="trouble", status=status, facts=facts)
        response = await anyio.to_thread.run_sync(self._response, page, asked)
        # Outside the middleware of the app, so it sets its own.
        response.headers.update(headers_of(https_only=self._settings.https_only))
        return response


def _begin_again(_asked: Asked) -> Page:
    """Forgets the registration under way in this browser."""
    return replace(go_to("/"), forget=True)


async def _form(request: Request) -> dict[str, str]:
    if request.method != "POST":
        return {}
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT:
            raise HTTPException(413)
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50, errors="strict"))
    except (ValueError, UnicodeDecodeError) as error:
        raise HTTPException(400) from error


def make_site(steps: Steps, words: Words, settings: SiteSettings) -> Starlette:
    """The app over these steps. It writes no access log: addresses of hand-overs carry a token."""
    adapter = _Adapter(steps, words, settings)
    sheet = style_sheet()

    async def css(_request: Request) -> Response:
        return Response(sheet, media_type="text/css", headers={"Cache-Control": "public, max-age=3600"})

    async def font(request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _FONTS:
            raise HTTPException(404)
        content = await anyio.to_thread.run_sync(resource(f"fonts/{name}").read_bytes)
        return Response(
            content, media_type="font/woff2", headers={"Cache-Control": "public, max-age=31536000, immutable"}
        )

    def on(step: Callable[[Steps, Asked], Page]) -> Handler:
        return partial(step, steps)

    app = Starlette(
        routes=[
            adapter.route("/", get=first_step.show_pin),
            adapter.route("/pin", get=first_step.show_pin, post=on(first_step.take_pin), again=first_step.pin_again),
            adapter.route("/start/{token}", get=on(first_step.show_handover), post=on(first_step.take_handover)),
            adapter.route(
                "/born",
                get=on(first_step.show_born),
                post=on(first_step.take_born),
                again=on(first_step.born_again),
            ),
            adapter.route(
                "/who", get=on(later_steps.show_who), post=on(later_steps.take_who), again=later_steps.who_again
            ),
            adapter.route(
                "/login",
                get=on(later_steps.show_login),
                post=on(later_steps.take_login),
                again=later_steps.login_again,
            ),
            adapter.route(
                "/terms",
                get=on(later_steps.show_terms),
                post=on(later_steps.take_terms),
                again=on(later_steps.terms_again),
            ),
            adapter.route("/done", get=on(later_steps.show_done)),
            adapter.route("/again", post=_begin_again),
            adapter.route("/language", post=on(choose_language)),
            *(
                adapter.route(
                    path,
                    get=None if get is None else on(get),
                    post=None if post is None else on(post),
                    again=None if again is None else on(again),
                )
                for path, get, post, again in ACCOUNT_ROUTES
            ),
            *health_routes(settings.ready),
            Route("/static/site.css", css),
            Route("/static/fonts/{name}", font),
        ],
        exception_handlers={HTTPException: adapter.failed, Exception: adapter.failed},
    )
    app.add_middleware(Headers, https_only=settings.https_only)
    return app
