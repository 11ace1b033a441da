"""What the worker `pack` does: a pack of another office in, its contents or a refusal out."""

from caseapp.domain.authorities import PackError
from caseapp.packs.authority_answers import contents_answer, read_request, refusal_answer
from caseapp.packs.authority_files import open_pack
from caseapp.system.worker_child import RefusedWork

BAD_REQUEST = "bad request"


def read(payload: bytes) -> bytes:
    """Open one pack; a refusal is an answer, too."""
    try:
        name, data = read_request(payload)
    except ValueError as error:
        raise RefusedWork(BAD_REQUEST) from error
    try:
        return contents_answer(open_pack(name, data))
    except PackError as error:
        return refusal_answer(error)
