import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0012_word_letters_about_trainings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=150, verbose_name="file")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "remarks",
                    models.JSONField(
                        default=list,
                        help_text="Sentences.",
                        verbose_name="what is to be known about the file",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("checked", "Looked at, nothing done"),
                            ("running", "Being worked through"),
                            ("done", "Done"),
                        ],
                        default="checked",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="looked at")),
                ("started_at", models.DateTimeField(null=True, verbose_name="started")),
                ("done_at", models.DateTimeField(null=True, verbose_name="done")),
                ("held_until", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lists",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "list of people",
                "verbose_name_plural": "lists of people",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ListRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        help_text="As the spreadsheet counts.", verbose_name="row"
                    ),
                ),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                ("name", models.CharField(blank=True, max_length=255, verbose_name="name")),
                (
                    "institution",
                    models.CharField(blank=True, max_length=200, verbose_name="institution"),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("seat", "Will be added"),
                            ("wait", "Will wait for a seat"),
                            ("invite", "No account yet: will get a letter"),
                            ("added", "Added"),
                            ("waiting", "Waits for a seat"),
                            ("invited", "No account yet: got a letter"),
                            ("already", "Is in already"),
                            ("refused", "Not added"),
                        ],
                        max_length=8,
                        verbose_name="result",
                    ),
                ),
                ("column", models.CharField(blank=True, max_length=100, verbose_name="column")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="why")),
                ("done_at", models.DateTimeField(null=True, verbose_name="done")),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="events.listimport",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="list_rows",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a list",
                "verbose_name_plural": "rows of lists",
                "ordering": ["number"],
            },
        ),
        migrations.AddConstraint(
            model_name="listimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", False), ("status", "done")),
                    models.Q(
                        models.Q(("status", "done"), _negated=True), ("done_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="a_list_that_is_done_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="listrow",
            constraint=models.UniqueConstraint(
                fields=("list", "number"), name="a_row_of_a_list_is_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="listrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_at__isnull", True), ("result__in", ["seat", "wait", "invite"])),
                    models.Q(
                        models.Q(("result__in", ["seat", "wait", "invite"]), _negated=True),
                        ("done_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="a_row_is_done_once_its_result_is_final",
            ),
        ),
        migrations.AddConstraint(
            model_name="listrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("result", "refused"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="what_is_refused_says_why",
            ),
        ),
    ]
