"""What “How a circle works” says and shows."""

from recording_shape import Chapter, Film, Line, Picture

CIRCLE = Film(
    "how-a-circle-works",
    (
        Chapter(
            "A ring of seats",
            (
                Line(
                    "How a circle works, in a little over a minute.",
                    "Cómo funciona un círculo, en poco más de un minuto.",
                    Picture("How a circle\nworks", "oooooooo"),
                ),
                Line(
                    "Eight people sit in a ring. There is no table, and no head of the table.",
                    "Ocho personas se sientan en círculo. No hay mesa ni cabecera.",
                    Picture("Eight people\nin a ring", "oooooooo"),
                ),
                Line(
                    "One of them is the keeper, who opens the circle, minds the time and closes.",
                    "Una de ellas es la guardiana: abre el círculo, cuida el tiempo y lo cierra.",
                    Picture("One of them\nis the keeper", "kooooooo"),
                ),
                Line(
                    "The keeper does not judge, and does not need to know best.",
                    "La guardiana no juzga ni tiene que saber más que nadie.",
                ),
            ),
        ),
        Chapter(
            "Agreements come first",
            (
                Line(
                    "Agreements come first.",
                    "Primero, los acuerdos.",
                    Picture("Agreements\ncome first", "kooooooo"),
                ),
                Line(
                    "Listen to understand. Speak for yourself. No fixing.",
                    "Escuchar para entender. Hablar de lo propio. No dar soluciones.",
                    Picture(
                        "Agreements\ncome first",
                        "kooooooo",
                        "Listen to understand.\nSpeak for yourself.\nNo fixing.",
                    ),
                ),
                Line(
                    "What is said here stays here, with a limit that is named at the start.",
                    "Lo que aquí se dice, aquí se queda, con un límite que se aclara al empezar.",
                    Picture("What is said here\nstays here", "kooooooo", "with a limit"),
                ),
                Line(
                    "Some of us must, by rule, report harassment or abuse that we hear of.",
                    "Por norma, algunas personas deben informar del acoso o maltrato que conozcan.",
                ),
            ),
        ),
        Chapter(
            "The talking piece",
            (
                Line(
                    "Then a small object goes around: the talking piece.",
                    "Luego circula un pequeño objeto: la pieza de diálogo.",
                    Picture("The talking\npiece", "ktoooooo"),
                ),
                Line(
                    "Whoever holds it speaks. Everyone else listens.",
                    "Quien la tiene habla. El resto escucha.",
                    Picture(
                        "The talking\npiece",
                        "kotooooo",
                        "Whoever holds it speaks.\nEveryone else listens.",
                    ),
                ),
                Line(
                    "You may always pass. Hand it on, and nobody asks why.",
                    "Siempre se puede pasar. Entrégala a quien sigue y nadie preguntará por qué.",
                    Picture("You may\nalways pass", "kootoooo"),
                ),
            ),
        ),
        Chapter(
            "Round by round",
            (
                Line(
                    "It goes around three or four times. Each round has a question.",
                    "Da tres o cuatro vueltas. Cada ronda tiene una pregunta.",
                    Picture("Each round\nhas a question", "kooootoo"),
                ),
                Line(
                    "The first is easy: What gave you energy this week?",
                    "La primera es fácil: ¿qué te dio energía esta semana?",
                    Picture("What gave you\nenergy this week?", "koooooto"),
                ),
                Line(
                    "A later one matters more: When did you feel that you belong here?",
                    "Otra, más adelante, va más hondo: ¿cuándo sentiste que este es tu lugar?",
                    Picture("When did you feel\nthat you belong\nhere?", "koooooot"),
                ),
            ),
        ),
        Chapter(
            "A word to close",
            (
                Line(
                    "At the end comes a word to close. Each person says one.",
                    "Al final, una palabra de cierre. Cada persona dice la suya.",
                    Picture("A word\nto close", "dddddddd"),
                ),
                Line(
                    "A circle is a place to be heard. It is not therapy.",
                    "Un círculo es un lugar donde te escuchan. No es una terapia.",
                    Picture("A place\nto be heard", "dddddddd"),
                ),
                Line(
                    "Come as you are. There is a seat for you.",
                    "Ven tal como eres. Hay un asiento para ti.",
                    Picture("There is a\nseat for you", "ddd-dddd"),
                ),
            ),
        ),
    ),
)
