"""What “Five ways to step in” says and shows. The five are taught by Right To Be (righttobe.org)."""

from recording_shape import Chapter, Film, Line, Picture

STEP_IN = Film(
    "five-ways-to-step-in",
    (
        Chapter(
            "At sign-out",
            (
                Line(
                    "Five ways to step in, in a little over a minute.",
                    "Cinco maneras de intervenir, en poco más de un minuto.",
                    Picture("Five ways\nto step in", "-----", middle="5"),
                ),
                Line(
                    "At sign-out, someone says of a patient in pain: “The usual act.”",
                    "En el cambio de turno alguien dice de una paciente con dolor: «Puro teatro».",
                    Picture("“The usual act.”", "-----", "At sign-out, of a patient\nin pain"),
                ),
                Line(
                    "Two people laugh. You don’t. What can you do?",
                    "Dos personas se ríen. Tú no. ¿Qué puedes hacer?",
                    Picture("What can\nyou do?", "-----"),
                ),
                Line(
                    "The nonprofit Right To Be teaches five ways. The examples are ours.",
                    "La organización Right To Be enseña cinco maneras. Los ejemplos son nuestros.",
                    Picture("Five ways", "-----", "taught by the nonprofit\nRight To Be", "5"),
                ),
            ),
        ),
        Chapter(
            "Distract",
            (
                Line(
                    "One: distract. Break the moment.",
                    "Uno: distraer. Rompe el momento.",
                    Picture("Distract", "t----", "Break the moment.", "1"),
                ),
                Line(
                    "“Sorry to cut in. Can I borrow you for a line in bed nine?”",
                    "«Perdón por interrumpir. ¿Me ayudas con una vía en la cama nueve?».",
                ),
            ),
        ),
        Chapter(
            "Delegate",
            (
                Line(
                    "Two: delegate. Bring someone in.",
                    "Dos: delegar. Haz venir a alguien.",
                    Picture("Delegate", "dt---", "Bring someone in.", "2"),
                ),
                Line(
                    "To the charge nurse: “Could you come and stay for five minutes?”",
                    "A la enfermera a cargo: «¿Puedes venir y quedarte cinco minutos?».",
                ),
            ),
        ),
        Chapter(
            "Document",
            (
                Line(
                    "Three: document. If someone else is helping, keep a record.",
                    "Tres: documentar. Si alguien más ya ayuda, deja constancia.",
                    Picture("Document", "ddt--", "Keep a record.", "3"),
                ),
                Line(
                    "Give it to the person it happened to. What becomes of it is up to them.",
                    "Entrégasela a la persona afectada. Ella decide qué hacer con eso.",
                ),
            ),
        ),
        Chapter(
            "Delay",
            (
                Line(
                    "Four: delay. Check in after.",
                    "Cuatro: dejar para después. Acércate más tarde.",
                    Picture("Delay", "dddt-", "Check in after.", "4"),
                ),
                Line(
                    "“I heard that. It was not okay. How are you?”",
                    "«Lo oí. No estuvo bien. ¿Cómo estás?».",
                ),
            ),
        ),
        Chapter(
            "Direct",
            (
                Line(
                    "Five: direct. Name it, about the words and not the person.",
                    "Cinco: decirlo directamente. Habla de las palabras, no de la persona.",
                    Picture("Direct", "ddddt", "Name it.", "5"),
                ),
                Line(
                    "“What did you mean by that?” Then move on.",
                    "«¿Qué quisiste decir con eso?». Y sigue adelante.",
                ),
            ),
        ),
        Chapter(
            "Which one?",
            (
                Line(
                    "Which one? That depends on the risk, and on the standing you have.",
                    "¿Cuál? Depende del riesgo y de la posición que tengas.",
                    Picture("Which one?", "ddddd"),
                ),
                Line(
                    "If anyone might get hurt, get help first.",
                    "Si alguien puede salir lastimado, pide ayuda primero.",
                    Picture("Get help first", "ddddd", "if anyone might\nget hurt"),
                ),
                Line(
                    "Almost always, one of the five is within your reach.",
                    "Casi siempre, una de las cinco está a tu alcance.",
                    Picture("One of the five\nis within reach", "tdddd"),
                ),
            ),
        ),
    ),
)
