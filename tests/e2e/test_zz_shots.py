from tests.e2e.test_account_pages import *
del test_a_mistyped_password_is_told_and_the_next_attempt_works, test_an_administrator_is_led_through_the_set_up_to_the_first_page, test_an_area_is_drawn_and_saved_on_the_administrators_map, test_a_place_is_shown_on_the_administrators_map_and_saved_unchanged
@override_settings(REQUIRE_SECOND_FACTOR=True, MFA_TOTP_TOLERANCE=1)
def test_shots(page):
    make_user("admin", Role.ADMINISTRATOR)
    page.goto("/accounts/login/"); page.get_by_label("Password").fill("x"); page.get_by_label("User name").fill("admin"); page.get_by_role("button", name="Sign in").click(); page.screenshot(path="/tmp/pw-1.png")
    sign_in(page,"admin"); page.goto("/accounts/2fa/"); page.screenshot(path="/tmp/pw-4.png", full_page=True)
