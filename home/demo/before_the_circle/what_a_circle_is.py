"""The parts of a circle."""

from home.demo.shape import Choice, Module, Question

WHAT_A_CIRCLE_IS = Module(
    slug="the-parts-of-a-circle",
    title="The parts of a circle",
    summary="Opening, agreement, talking piece, rounds, closing: what each is there for.",
    kind="recording",
    minutes=15,
    pass_mark=50,
    body=(
        (
            "rich_text",
            (
                "<p>A circle looks like a few people on chairs. What makes it one is that "
                "everybody knows what comes next, and that nobody has to fight for a turn.</p>"
            ),
        ),
        (
            "recording",
            {"name": "how-a-circle-works", "caption": "A circle from its opening to its end."},
        ),
        (
            "rich_text",
            (
                "<ol><li><b>Opening.</b> A minute of quiet, a line of a poem. It says: we are "
                "here now.</li><li><b>Agreement.</b> What we promise one another, in our own "
                "words, and the limits of what can stay here.</li><li><b>Talking piece.</b> "
                "Whoever holds it may speak. Everyone else listens. Anyone may pass it "
                "on.</li><li><b>Rounds.</b> From light to heavy: first who we are, then what "
                "matters, then what we want to do.</li><li><b>Closing.</b> One word each, so that "
                "nobody leaves with the door still open.</li></ol>"
            ),
        ),
        (
            "quick_check",
            (
                Question(
                    text="The talking piece comes to somebody who shakes their head. What do you do?",
                    choices=(
                        Choice(
                            "Let it go on to the next, and move on",
                            right=True,
                            feedback="Yes. To pass is always open, and needs no reason.",
                        ),
                        Choice(
                            "Ask gently why",
                            feedback="Kindly meant. It still makes a pass something to explain.",
                        ),
                        Choice(
                            "Hold the circle until they are ready",
                            feedback="Now all eyes are on them. Let it go on.",
                        ),
                    ),
                    why="A circle is safe only where silence is as welcome as words.",
                ),
                Question(
                    text="When does a keeper name the limits of what stays in the circle?",
                    choices=(
                        Choice(
                            "Before the first round",
                            right=True,
                            feedback="Yes. People choose what they say once they know.",
                        ),
                        Choice(
                            "When somebody tells of harm",
                            feedback="Too late: it has been said by then.",
                        ),
                        Choice("At the end", feedback="Too late: it has been said by then."),
                    ),
                    why="A keeper may have to report some things. Nobody should learn that afterward.",
                ),
            ),
        ),
    ),
)
