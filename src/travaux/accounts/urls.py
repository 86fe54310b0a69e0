"""The addresses under `/account/`: allauth's pages that are in use here, one by one, and our own.

What this site does not have (signing up, several e-mail addresses) keeps its name, since allauth asks for it, and is
closed.
"""

from allauth.account import views as signing
from django.urls import include, path, re_path

from travaux.accounts import views

urlpatterns = [
    path("", views.own, name="account_own"),
    path("seat", views.choose_seat, name="account_seat"),
    path("tokens", views.tokens, name="account_tokens"),
    path("tokens/<int:number>/end", views.end_token, name="account_end_token"),
    path("login/", signing.login, name="account_login"),
    path("logout/", signing.logout, name="account_logout"),
    path("inactive/", signing.account_inactive, name="account_inactive"),
    path("reauthenticate/", signing.reauthenticate, name="account_reauthenticate"),
    path("password/change/", signing.password_change, name="account_change_password"),
    path("password/set/", signing.password_set, name="account_set_password"),
    path("password/reset/", signing.password_reset, name="account_reset_password"),
    path("password/reset/done/", signing.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        signing.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[0-9A-Za-z-]{1,100})/$",
        signing.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("signup/", views.closed, name="account_signup"),
    path("email/", views.closed, name="account_email"),
    path("confirm-email/", views.closed, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", views.closed, name="account_confirm_email"),
    path("two-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
