"""A person who uses nothing but a keyboard."""

MOST_TABS = 200
# What shows where the focus is: an outline on the control itself or on what stands around it.
SEES_FOCUS = """control => {
    if (!control.matches(':focus-visible')) return 'is not the one in focus';
    const ring = [control, control.parentElement, control.closest('.card')].filter(Boolean).some(
        each => ['', '::before', '::after'].some(part => {
            const look = getComputedStyle(each, part || undefined);
            return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2;
        }));
    if (!ring) return 'has no ring of 2 px around it';
    const box = control.getBoundingClientRect();
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!there || !(control.contains(there) || there.contains(control) ||
        control.labels && [...control.labels].some(label => label.contains(there))))
        return 'is hidden behind something or out of sight';
    return '';
}"""
# Whatever moves a mouse or a finger says so in the console, which open_window treats as trouble.
NO_MOUSE = """for (const name of ['pointerdown', 'mousedown', 'touchstart'])
    addEventListener(name, () => console.error(`${name}: this person has no mouse`), true);"""


class Keyboard:
    """Works a page by Tab, Enter, Space, arrows and typing; looks where the focus is each time."""

    def __init__(self, page):
        self.page = page
        page.add_init_script(NO_MOUSE)

    def to(self, role, name, exact=False):
        """Tab to the control with that role and accessible name, and see that it shows."""
        control = self.page.get_by_role(role, name=name, exact=exact)
        self.to_any_of(control)
        return control

    def to_any_of(self, control):
        """Tab until the focus is on the control, or on the first of several to be reached."""
        for _tab in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            # A radio group has one stop for all its choices.
            at = control.evaluate_all("all => all.indexOf(document.activeElement)")
            if at >= 0:
                wrong = control.nth(at).evaluate(SEES_FOCUS)
                assert wrong == "", f"{control} {wrong}"
                return at
        raise AssertionError(f"{control} can't be reached by Tab on {self.page.url}")

    def press(self, role, name, exact=False):
        """Go to a link or button and press Enter; wait for the page it leads to."""
        self.to(role, name, exact)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, label, text):
        """Go to a text field and type; what was there is replaced."""
        self.to("textbox", label)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, name):
        box = self.to("checkbox", name)
        self.page.keyboard.press("Space")
        assert box.is_checked(), f"{name} is not ticked"

    def choose(self, question, choice):
        """Within a group of radio buttons: to the group by Tab, to the choice by arrows."""
        group = self.page.get_by_role("group", name=question)
        radios = group.get_by_role("radio")
        wanted = group.get_by_role("radio", name=choice)
        self.to_any_of(radios)
        if not wanted.is_checked():
            self.page.keyboard.press("Space")
        for _arrow in range(radios.count()):
            if wanted.is_checked():
                break
            self.page.keyboard.press("ArrowDown")
        assert wanted.is_checked(), f"{choice} can't be chosen by arrows"
