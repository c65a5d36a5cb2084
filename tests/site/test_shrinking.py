"""What is published of our styles and scripts says what their files say."""

import pytest

from mkdocs_briefings.site.shrinking import shrink_script, shrink_style


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("/* why */\na { color: red; }\n", "a{color:red}\n"),
        ("a > b,\nc :is(d, e) { margin: 0 auto; }", "a>b,c :is(d,e){margin:0 auto}\n"),
        ('a::after { content: " ;  { b"; }', 'a::after{content:" ;  { b"}\n'),
        ('a { content: "\\201C /* x */"; }', 'a{content:"\\201C /* x */"}\n'),
        ("@media (min-width: 5em) { a b { top: 0 } }", "@media (min-width:5em){a b{top:0}}\n"),
        ("a { top: calc(1px + 2px); }", "a{top:calc(1px + 2px)}\n"),
        (
            "b { top: 0 }\n.md-typeset a { c { top: 0 } }\n"
            ".md-typeset :is(p, li), .md-typeset b { top: 0 }",
            "b{top:0}.md-typeset{a{c{top:0}}:is(p,li),b{top:0}}\n",
        ),
        (".md-typeset a, .b { top: 0 }", ".md-typeset a,.b{top:0}\n"),
    ],
)
def test_a_style_loses_only_what_means_nothing(given: str, published: str) -> None:
    assert shrink_style(given) == published


def test_a_script_loses_comments_of_their_own_lines_and_indents() -> None:
    given = "/* why\n   and how */\n(() => {\n  // what\n\n"
    given += '  /* to\n     whom */\n  say("//  here /* */");  // kept\n})();\n'
    assert shrink_script(given) == '(() => {\nsay("//  here /* */");  // kept\n})();\n'
