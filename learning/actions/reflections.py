"""Keeping what a learner wrote to a prompt."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import ModulePage, Reflection
from .refused import Refused
from .work import begin


def write_reflection(person: User, module: ModulePage, *, block_id: str, text: str) -> Reflection:
    """Keep the learner's words with the prompt they answer; writing again replaces them."""
    prompt = next(
        (
            b.value["prompt"]
            for b in module.body
            if b.block_type == "reflection" and b.id == block_id
        ),
        None,
    )
    with transaction.atomic():
        work = begin(person, module)
        kept = Reflection.objects.filter(enrollment=work.enrollment, block_id=block_id).first()
        if kept is None:
            if prompt is None:
                raise Refused(_("This prompt is no longer on the page. Please copy your words."))
            kept = Reflection(enrollment=work.enrollment, block_id=block_id, module=module)
        kept.prompt = prompt or kept.prompt
        kept.text = text
        kept.written_at = work.now
        kept.save()
        work.settle()
        return kept
