"""What a syntax error is called, and what to do about it, in plain words."""

from __future__ import annotations

from deskbook.messages import Text, text

# Kind of error: message and hint, each in Chinese and English.
_TEXTS = {
    "tab": (
        "这一行的缩进用了 Tab 键，只能用空格。",
        "This line is indented with a tab; only spaces may be used.",
        "删掉开头的 Tab，改用空格，每层两个。",
        "Replace the tab by spaces, two for each level.",
    ),
    "quote": (
        "这里的引号 {quote} 只有开头，找不到结尾。",
        "The quotation mark {quote} is opened here and never closed.",
        "在这段文字的末尾补上英文双引号 {quote}。文字里面如果还要用引号，用中文引号“”。",
        "Put the same mark {quote} at the end of the text. Inside the text use “ ” instead.",
    ),
    "apostrophe": (
        "这里的引号 {quote} 只有开头，找不到结尾。",
        "The quotation mark {quote} is opened here and never closed.",
        "在这段文字的末尾补上英文单引号 {quote}。文字里面如果还要用引号，用中文引号“”。",
        "Put the same mark {quote} at the end of the text. Inside the text use “ ” instead.",
    ),
    "after-quote": (
        "引号 {quote} 已经结束，后面却还有内容。",
        "The quotation mark {quote} has closed the text, but something follows it.",
        "引号只用在整段文字的最前和最后，中间的改用中文引号“”，写成：\n{line}",
        "Use quotation marks only at the very start and end, and “ ” inside:\n{line}",
    ),
    "bracket": (
        "这里的括号 {bracket} 没有找到对应的 {closing}。",
        "The bracket {bracket} is opened here, and its {closing} is missing.",
        "在括号里的内容后面补上 {closing}；如果它只是文字的开头，给整段文字加上英文双引号。",
        "Add {closing}; if this is just how a text begins, put the whole text in double quotes.",
    ),
    "comma": (
        "括号里的各项之间缺少英文逗号。",
        "A comma is missing between the items in brackets.",
        "在这里加一个英文逗号“,”（不是中文的“，”）。",
        "Put a comma here.",
    ),
    "stray": (
        "这里的“{character}”没有可以搭配的内容。",
        "There is nothing for this “{character}” to belong to.",
        "删掉它；如果它是文字的一部分，给整段文字加上英文双引号。",
        "Delete it; if it is part of the text, put the whole text in double quotes.",
    ),
    "colon-space": (
        "“{key}:”的冒号后面缺少一个空格。",
        "A space is missing after the colon of “{key}:”.",
        "写成：\n{key}: {value}",
        "Write:\n{key}: {value}",
    ),
    "wide-colon": (
        "“{key}”后面用了中文冒号“：”。",
        "“{key}” is followed by the full-width Chinese colon “：”.",
        "换成英文冒号加一个空格，写成：\n{key}: {value}",
        "Use the ordinary colon and a space:\n{key}: {value}",
    ),
    "no-colon": (
        "这一行没有冒号，看不出它是栏目名还是上一行的文字。",
        "This line has no colon: it may be a name, or it may go on with the text above.",
        "如果它接着第 {above} 行的文字，在这一行前面留 {blanks} 个空格；"
        "如果是栏目名，在它后面加英文冒号和空格。",
        "If it goes on with the text of line {above}, put {blanks} blanks in front of it; "
        "if it is a name, put a colon and a space after it.",
    ),
    "block-indent": (
        "第 {above} 行以“|”或“>”结尾，下面的文字却没有缩进。",
        "Line {above} ends in “|” or “>”, but the text below it is not indented.",
        "这段文字的每一行前面都要留 {blanks} 个空格。",
        "Put {blanks} blanks in front of every line of this text.",
    ),
    "rule-line": (
        "这一行是一条横线，不能用来分隔内容。",
        "This line is a rule; contents are not divided by rules.",
        "删掉这一行；需要分隔时空一行，或写一行以“#”开头的说明。",
        "Delete it; leave a line empty instead, or write a comment that begins with “#”.",
    ),
    "table": (
        "这一行像是从表格里复制来的，这里放不下表格。",
        "This line looks copied from a table, which cannot stand here.",
        "把表格的各行改写成栏目或以“- ”开头的列表项，再删掉粘贴进来的表格。",
        "Write the rows as fields or as list items that begin with “- ”, then delete the table.",
    ),
    "table-item": (
        "这一行像是从表格里复制来的，这里放不下表格。",
        "This line looks copied from a table, which cannot stand here.",
        "把表格的每一行改写成列表的一项，再删掉粘贴进来的表格。一项写成这样：\n{line}",
        "Write every row as an item of the list, then delete the table. An item looks like this:"
        "\n{line}",
    ),
    "table-group": (
        "这一行像是从表格里复制来的，这里放不下表格。",
        "This line looks copied from a table, which cannot stand here.",
        "把表格的每一行改写成列表的一项，再删掉粘贴进来的表格。编号自己取，用小写英文或拼音，"
        "不能和本文件里别的编号相同。一项写成这样：\n{line}\n{text}",
        "Write every row as an item of the list, then delete the table. Choose an id of lower-case "
        "letters that nothing else in this file has. An item looks like this:\n{line}\n{text}",
    ),
    "dash-space": (
        "列表项的“-”后面缺少一个空格。",
        "A space is missing after the “-” of a list item.",
        "写成：\n{line}",
        "Write:\n{line}",
    ),
    "dash-sign": (
        "列表项要以英文的“-”加一个空格开头，这里是别的符号。",
        "A list item begins with “-” and a space; here is another sign.",
        "写成：\n{line}",
        "Write:\n{line}",
    ),
    "numbered": (
        "列表项不能用数字编号开头，要以“-”加一个空格开头。",
        "A list item does not begin with a figure but with “-” and a space.",
        "写成：\n{line}",
        "Write:\n{line}",
    ),
    "dash-missing": (
        "这一行和上一个列表项并排，前面却没有“- ”。",
        "This line stands beside the list item above it but has no “- ”.",
        "如果是上一项文字的继续，在前面多留两个空格；如果是列表的又一项，写成：\n{line}",
        "If it goes on with the text above, put two more blanks in front of it; if it is another "
        "item, write:\n{line}",
    ),
    "dash-indent": (
        "这一项的“- ”没有和同一列表的其他“- ”对齐。",
        "The “- ” of this item is not in one column with the others of its list.",
        "让“- ”前面有 {blanks} 个空格（现在是 {here} 个），和第 {line} 行对齐。",
        "Put {blanks} blanks in front of it ({here} now), in line with line {line}.",
    ),
    "blank-before": (
        "“{word}”前面的空白里有{name}，看起来像空格，却不是。",
        "The blank in front of “{word}” holds {english}, which only looks like a space.",
        "先删掉“{word}”前面的空白，再在“{word}”前面输入 {blanks} 个空格。",
        "Delete the blank in front of “{word}” and type {blanks} ordinary spaces there.",
    ),
    "blank-unseen": (
        "“{word}”前面有{name}。",
        "There is {english} in front of “{word}”.",
        "把“{word}”和它前面的空白一起删掉，再重新输入。",
        "Delete “{word}” together with what is in front of it and type it again.",
    ),
    "blank-after": (
        "冒号或“-”后面是{name}，看起来像空格，却不是。",
        "The colon or “-” is followed by {english}, which only looks like a space.",
        "删掉这个空白，按空格键重新输入一个空格，写成：\n{line}",
        "Delete the blank and type an ordinary space:\n{line}",
    ),
    "blank-inside": (
        "“{word}”里夹着{name}。",
        "There is {english} in “{word}”.",
        "把整个“{word}”删掉，用键盘重新输入一遍。",
        "Delete the whole “{word}” and type it again.",
    ),
    "wide-comma": (
        "方括号里用了中文逗号，各项没有分开。",
        "The items in brackets are divided by a Chinese comma, which does not divide them.",
        "换成英文逗号加一个空格，写成：\n{shown}",
        "Use the ordinary comma and a space:\n{shown}",
    ),
    "bracket-text": (
        "没有加引号的文字不能以“{character}”开头。",
        "A text without quotes cannot begin with “{character}”.",
        "给整段文字加上英文双引号，写成：\n{line}",
        "Put the whole text in double quotes:\n{line}",
    ),
    "second-colon": (
        "这一行的文字里又出现了一个冒号加空格，看不出哪一个才是栏目名后面的冒号。",
        "The text in this line has a second colon followed by a space.",
        "把这里的冒号和空格改成中文冒号“：”；或者给整段文字加上英文双引号，写成：\n{line}",
        "Put the whole text after the first colon in double quotes:\n{line}",
    ),
    "dash": (
        "这里不能用“- ”开始一个列表项。",
        "A list item cannot begin with “- ” here.",
        "让“- ”另起一行，并与同一列表的其他“- ”左对齐；如果它是文字，加上英文双引号。",
        "Begin a new line for the “- ”, in one column with the other items; "
        "if it is text, put it in double quotes.",
    ),
    "mixed": (
        "这里把列表项（“- ”）和栏目名混在了同一层。",
        "List items (“- ”) and names are mixed on one level here.",
        "属于列表的行都以“- ”开头；属于某一项的栏目，缩进到“- ”之后。",
        "Every item of a list begins with “- ”; a name that belongs to an item goes further in.",
    ),
    "indent": (
        "这一行的缩进和上面的行对不上。",
        "The indentation of this line does not match the lines above.",
        "同一层的行左边要对齐，下一层比上一层多两个空格。",
        "Lines of one level begin in one column; the next level has two spaces more.",
    ),
    "indent-to": (
        "这一行的缩进和上面的行对不上。",
        "The indentation of this line does not match the lines above.",
        "在这一行前面再加 {change} 个空格（现在是 {here} 个），和第 {line} 行的栏目名对齐。",
        "Put {change} more blanks in front of this line ({here} now), in line with the name in "
        "line {line}.",
    ),
    "indent-less": (
        "这一行缩进得太多了，和上面的行对不上。",
        "The indentation of this line is too deep and does not match the lines above.",
        "删掉这一行前面多出的 {change} 个空格（现在是 {here} 个），和第 {line} 行的栏目名对齐。",
        "Delete {change} of the {here} blanks in front of this line, so that it stands in line "
        "with the name in line {line}.",
    ),
    "indent-either": (
        "这一行的缩进和上面的行对不上。",
        "The indentation of this line does not match the lines above.",
        "这一行前面现在有 {here} 个空格：和第 {line} 行同属一组就改成 {blanks} 个，"
        "和第 {other_line} 行同属一组就改成 {other_blanks} 个。",
        "There are {here} blanks in front of this line: make it {blanks} to go with line {line}, "
        "{other_blanks} to go with line {other_line}.",
    ),
    "first-character": (
        "没有加引号的文字不能以“{character}”开头。",
        "A text without quotes cannot begin with “{character}”.",
        "给整段文字加上英文双引号，写成：\n{line}",
        "Put the whole text in double quotes:\n{line}",
    ),
    "escape": (
        "英文双引号里的反斜杠“\\”有特殊含义，这里的写法不成立。",
        "A backslash has a meaning of its own in double quotes, and this one has none.",
        "把每个“\\”写成“\\\\”，或者把外面的双引号换成单引号。",
        "Write every “\\” twice, or use single quotes around the text.",
    ),
    "block": (
        "“|”或“>”后面，同一行不能再写文字。",
        "No text may follow “|” or “>” in the same line.",
        "把文字移到下一行，并且多缩进两个空格。",
        "Move the text to the next line, two spaces further in.",
    ),
    "control": (
        "这里有一个看不见的控制字符（{name}）。",
        "There is an invisible control character here ({name}).",
        "删掉它：把这个词连同前后的空白一起删掉，再重新输入。",
        "Remove it: delete the word with the blanks around it and type it again.",
    ),
    "separator": (
        "这里有一个看不见的特殊换行符（{name}）。",
        "There is an invisible special line break here ({name}).",
        "删掉它，再按回车键换行；它多半是从网页或文档里复制来的。",
        "Delete it and press the return key; it often comes along when copying from a page.",
    ),
    "second-document": (
        "第二份内容从这里开始，而一个文件只能有一份。",
        "A second document begins here, and a file can hold only one.",
        "删掉这里的“---”或上面的“...”，或者把后面的内容移到另一个文件。",
        "Delete the “---” here or the “...” above, or move what follows to a file of its own.",
    ),
    "directive": (
        "以“%”开头的行在这里有特殊含义，本手册不使用。",
        "A line beginning with “%” has a special meaning, and the handbook does without it.",
        "删掉这一行；如果它是文字，给整段文字加上英文双引号。",
        "Delete this line; if it is text, put the whole text in double quotes.",
    ),
    "no-name": (
        "冒号前面没有栏目名。",
        "There is no name before the colon.",
        "在冒号前面写上栏目名，或者删掉这一行。",
        "Write a name before the colon, or delete this line.",
    ),
    "other": (
        "从这里开始读不懂了。",
        "This cannot be understood from here on.",
        "检查这一行和上一行：冒号后面要有空格，缩进要对齐，引号和括号要成对。",
        "Look at this line and the one above: a space after each colon, indentation in line, "
        "quotes and brackets in pairs.",
    ),
}


def syntax_texts(kind: str, arguments: dict[str, str]) -> tuple[Text, Text]:
    """Return message and hint for a kind of syntax error, filled with `arguments`."""
    zh, en, zh_hint, en_hint = _TEXTS[kind]
    return text(zh, en, **arguments), text(zh_hint, en_hint, **arguments)
