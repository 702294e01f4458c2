// The words of the search, in Chinese and English.

/** @typedef {typeof zh} Texts */

const zh = {
  search: "搜索",
  placeholder: "客户怎么说就怎么输，拼音、首字母也行",
  close: "关闭",
  results: "搜索结果",
  begin: "输入客户的话、拼音（tuikuan）、首字母（tk）或代码。",
  opening: "正在打开搜索……",
  count: "找到 {count} 条",
  none: "没有找到“{query}”。换个说法试试，或者只输关键的几个字。",
  weak: "没有完全对得上的，下面是比较接近的：",
  broken: "搜索打不开：搜索用的文件缺失、损坏，或者网络断了。请检查网络后再试；还不行就请手册维护人重新生成网站。页面左边的导航照常可用。",
  again: "再试一次",
  keys: "↑ ↓ 选择，Enter 打开，Ctrl+Enter 新标签页打开，Esc 关闭",
  desk: "去坐席台",
  doubtful: "可能无关",
  unproven: "未核实",
  overdue: "超过复核日期",
  walk: "走流程",
  colon: "：",
  content: "条文或内容",
  why: {
    title: "",
    question: "客户问法",
    pinyin: "拼音",
    initials: "拼音首字母",
    sound: "同音字",
    synonym: "同义词",
    code: "代码或型号",
    term: "关键词",
    body: "正文里的词",
  },
};

/** @type {Texts} */
const en = {
  search: "Search",
  placeholder: "What the caller says: a sentence, pinyin, initials, a code",
  close: "Close",
  results: "Results",
  begin: "Type the caller’s words, pinyin (tuikuan), initials (tk) or a code.",
  opening: "Opening the search…",
  count: "{count} found",
  none: "Nothing found for “{query}”. Say it in other words, or type only the words that matter.",
  weak: "Nothing fits quite; these come near:",
  broken: "The search cannot be opened: its files are missing or damaged, or there is no connection. Check the connection and try again; else ask whoever keeps the handbook to build the site anew. The navigation of the page works as ever.",
  again: "Try again",
  keys: "↑ ↓ move, Enter opens, Ctrl+Enter opens in a new tab, Esc closes",
  desk: "To the desk",
  doubtful: "May not fit",
  unproven: "Not validated",
  overdue: "Review overdue",
  walk: "Guided flow",
  colon: ": ",
  content: "In its content",
  why: {
    title: "",
    question: "Asked as",
    pinyin: "Pinyin",
    initials: "Initials",
    sound: "Sounds alike",
    synonym: "Synonym",
    code: "Code",
    term: "Keyword",
    body: "In the text",
  },
};

/** The words of a language, English for all but Chinese. @param {string} language */
export function textsOf(language) {
  return language.toLowerCase().startsWith("zh") ? zh : en;
}
