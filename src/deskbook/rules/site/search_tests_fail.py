"""搜索测试的合格率不够

## 检查什么
手册里有 `search-tests.yml` 时，生成网站要逐条试搜：客户的说法要找到写明的条目。合格率低于
handbook.yml 里的 `search: {tests_minimum: 0.95}`（或者 search-tests.yml 自己的 `minimum`），网站
就不生成，原来的网站不变。

## 为什么重要
客服按客户的说法找不到答案，写得再好也用不上。改一个标题、删一种问法，别的说法可能就找不到了。

## 怎么改
运行 `deskbook search --tests`，看哪些说法没有找到、找到的是什么；再给应当找到的条目补上客户的问法，
或者在 glossary.yml 里补上同义词和常见错字。条目已经改名或删除的，改掉测试里写的编号。

----
Too few search tests pass

## What it checks
Where the handbook has a `search-tests.yml`, each of its queries is searched for when the site is
built and must find the entries it names. Below the share of handbook.yml,
`search: {tests_minimum: 0.95}` (or the `minimum` of search-tests.yml itself), the site is not built
and the old one stays as it is.

## Why it matters
What agents cannot find in the words of the caller is of no use, however well it is written. A new
title or a question left out may make other words find nothing.

## How to fix it
Run `deskbook search --tests` to see which queries fail and what they find instead. Then add the
callers' questions to the entries that should be found, or synonyms and common misspellings to
glossary.yml. Where an entry was renamed or removed, correct the test.

----
## Bad
```text
search-tests.yml:  - {query: 没人接电话, expect: [shop/solution:no-anwser]}
```

## Good
```text
search-tests.yml:  - {query: 没人接电话, expect: [shop/solution:no-answer]}
```
"""

from __future__ import annotations

from deskbook.diagnostics import Severity

code = "SITE010"
name = "search-tests-fail"
severity = Severity.ERROR
profile = "draft"
raised_by = "site"
