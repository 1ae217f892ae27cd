"""Race in clinical tools."""

from home.demo.shape import Choice, Module, Question

RACE_IN_TOOLS = Module(
    slug="race-in-clinical-tools",
    title="Race in clinical tools",
    summary="How unfairness gets into a formula or a device, and how teams take it out again.",
    kind="reading",
    minutes=12,
    pass_mark=75,
    body=(
        (
            "rich_text",
            (
                "<p>For almost twenty years, a lab could send back two numbers for the same tube "
                "of blood. The creatinine was one value, but kidney function was printed twice: "
                "once for patients who were Black and once for everyone else. Generations of "
                "students learned to read the line that fit. Few of us asked who had decided which "
                "line that was, or on what grounds, or what it did to a patient waiting to be "
                "listed for a transplant.</p><p>No one in that chain had to wish anyone ill. That "
                "is why this module stands in a series on allyship. Some of the most useful allies "
                "in medicine are people who stopped at a line in a formula and asked, “Why is that "
                "there?”</p>"
            ),
        ),
        ("heading", "Three levels of racism"),
        (
            "rich_text",
            (
                "<p>The physician and epidemiologist Camara Phyllis Jones describes racism at "
                'three levels (<a href="https://doi.org/10.2105/AJPH.90.8.1212">2000</a>). They '
                "help us to see where a problem sits, and so where to work on it.</p>"
            ),
        ),
        (
            "table",
            {
                "caption": "Three levels, with examples of ours",
                "columns": ["Level", "What it is", "In a hospital it may look like"],
                "rows": [
                    [
                        "Institutionalized",
                        (
                            "Unequal access to goods, services and chances, built into rules and "
                            "customs"
                        ),
                        (
                            "A formula, a referral rule, clinic hours, which hospital takes which "
                            "insurance"
                        ),
                    ],
                    [
                        "Personally mediated",
                        "What people assume about others, and do to them, by race",
                        "Less pain relief; “Are you sure you’re the doctor?”",
                    ],
                    [
                        "Internalized",
                        "When people come to accept bad messages about their own group",
                        "A student who does not apply, since “they don’t take people like me”",
                    ],
                ],
            },
        ),
        ("heading", "Kidney function: a case that was fixed"),
        (
            "rich_text",
            (
                "<p>The estimated glomerular filtration rate (eGFR) tells us how well the kidneys "
                "filter. Older equations multiplied it by a factor if the patient was Black. So "
                "two patients with the same age, sex and creatinine got different numbers, and the "
                "Black patient looked healthier on paper. That could mean a later visit to the "
                "kidney doctor and a later start on the transplant list.</p><p>But race is a "
                "social label and not a measure of muscle or of anything else inside the body. It "
                "is chosen in different ways by patients, clerks and computers, and it can’t be "
                "yes or no for the millions of people whose parents are not the same. In 2021 a "
                "task force of the National Kidney Foundation and the American Society of "
                "Nephrology called for a new equation without race (<a "
                'href="https://doi.org/10.1681/ASN.2021070988">Delgado and others</a>), and for '
                "wider use of cystatin C, a second blood test that does not depend on muscle as "
                "creatinine does. Students, patients and doctors had pressed for it for years.</p>"
            ),
        ),
        ("heading", "Pulse oximetry: a case still open"),
        (
            "rich_text",
            (
                "<p>A pulse oximeter shines light through the skin. In 2020, researchers compared "
                "its readings with arterial blood gas results in two large groups of patients. "
                "They found that it missed low oxygen more often in Black patients than in white "
                'patients (<a href="https://doi.org/10.1056/NEJMc2029240">Sjoding and others</a>). '
                "Here no one had written race into a formula. The bias came in through who had "
                "been tested when the device was made, and how well light passes through darker "
                "skin.</p><p>So the answer is not always “take race out.” Sometimes it is to ask "
                "<i>who was this tested on?</i> and, until a better device is there, to treat the "
                "number with care: look at the trend and at the patient, and get a blood gas when "
                "the two don’t match.</p>"
            ),
        ),
        ("heading", "Five questions for any tool"),
        (
            "rich_text",
            (
                "<ol><li><b>Is race in it?</b> Look at the inputs. Sometimes it hides behind "
                "something that stands in for it, such as a ZIP code or past "
                "spending.</li><li><b>Why?</b> Is there a real cause, or just a pattern in old "
                "data?</li><li><b>Who was it built and tested on?</b> Do they look like our "
                "patients?</li><li><b>What happens if we drop it, and what if we keep it?</b> Both "
                "can harm. Work out for whom, with numbers.</li><li><b>Who gets to decide?</b> Are "
                "the patients it affects in the room?</li></ol>"
            ),
        ),
        (
            "callout",
            {
                "tone": "note",
                "title": "Race still matters in medicine",
                "text": (
                    "<p>To say that race is not biology is not to say that we should stop looking "
                    "at it. People live with racism, and it makes them ill. We need race in our "
                    "quality data in order to see who waits longest. We do not need it as a "
                    "stand-in for kidneys.</p>"
                ),
            },
        ),
        (
            "callout",
            {
                "tone": "try",
                "title": "Try this week",
                "text": (
                    "<p>Choose one calculator or order set that you use each week. Find out "
                    "whether race goes in and who was in the study it came from. If you can’t tell "
                    "in ten minutes, ask your lab, pharmacy or librarian. Then bring what you "
                    "found to the next conference, on one slide.</p>"
                ),
            },
        ),
        (
            "quick_check",
            (
                Question(
                    text="Why did the older eGFR equations raise concern?",
                    choices=(
                        Choice(
                            (
                                "They used creatinine, which tells us nothing about how well the "
                                "kidneys of any patient filter."
                            ),
                            feedback="Creatinine is useful. The newer equation uses it too.",
                        ),
                        Choice(
                            "They were written to harm Black patients.",
                            feedback=(
                                "Nothing suggests that. Unequal results do not need bad intent."
                            ),
                        ),
                        Choice(
                            (
                                "They gave Black patients a higher number for the same creatinine, "
                                "which could delay care."
                            ),
                            right=True,
                            feedback=(
                                "Yes. On paper the patient looked healthier than another with the "
                                "same blood result."
                            ),
                        ),
                    ),
                    why=(
                        "A social label was used as if it were biology, and it could push care "
                        "later."
                    ),
                ),
                Question(
                    text=(
                        "A pulse oximeter shows 93 percent. Your patient with dark skin looks "
                        "breathless and tired. What is the best next step?"
                    ),
                    choices=(
                        Choice(
                            "Get an arterial blood gas and act on how the patient looks.",
                            right=True,
                            feedback="Yes. When patient and number don’t match, check.",
                        ),
                        Choice(
                            (
                                "Trust the number, since it is above 92, and check again in four "
                                "hours."
                            ),
                            feedback=(
                                "The device can miss low oxygen, and more often in patients with "
                                "darker skin. The patient doesn’t match the number."
                            ),
                        ),
                        Choice(
                            "Subtract three points for dark skin.",
                            feedback=(
                                "There is no sound fixed correction. That would bring back a race "
                                "factor by hand."
                            ),
                        ),
                    ),
                    why="Know what your device can miss, and look at the patient.",
                ),
                Question(
                    text="At which of Jones’s three levels does a biased referral rule sit?",
                    choices=(
                        Choice(
                            "Personally mediated",
                            feedback="That is what one person assumes about or does to another.",
                        ),
                        Choice(
                            "Internalized",
                            feedback=(
                                "That is about what people come to believe about their own group."
                            ),
                        ),
                        Choice(
                            "Institutionalized",
                            right=True,
                            feedback=(
                                "Yes. It is built into how things are done, whoever is on call."
                            ),
                        ),
                    ),
                    why=(
                        "If changing the person on duty would not change the result, look at the "
                        "rule."
                    ),
                ),
                Question(
                    text=(
                        "A colleague says, “So we should stop recording race.” What is the best "
                        "answer?"
                    ),
                    choices=(
                        Choice(
                            (
                                "“Yes. If no one writes it down any more, then no one can be "
                                "treated unequally because of it.”"
                            ),
                            feedback="Then we could no longer see it if they were.",
                        ),
                        Choice(
                            (
                                "“No. We need it to see who gets worse care. We don’t need it to "
                                "estimate a kidney.”"
                            ),
                            right=True,
                            feedback="Yes. It depends on what we use it for.",
                        ),
                        Choice(
                            "“No. It helps us to choose the right drug.”",
                            feedback=(
                                "As a rough guess it often misleads. Look for the real cause "
                                "behind the pattern."
                            ),
                        ),
                    ),
                    why="Use race to measure unequal care, not as a stand-in for biology.",
                ),
            ),
        ),
    ),
)
