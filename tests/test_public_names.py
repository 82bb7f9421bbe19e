"""What the package promises to other people's programs."""

import transforms


def test_every_public_name_is_there() -> None:
    assert {name: hasattr(transforms, name) for name in transforms.__all__} == dict.fromkeys(
        transforms.__all__, True
    )


def test_nothing_else_is_offered() -> None:
    assert not hasattr(transforms, "open_package")
