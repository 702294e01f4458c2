// What must not be kept of a call: whatever tells who is calling.

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
// Seven digits and more, also written as words, with what people put between them, though not the
// colon of opening hours; an identity number may end in X. A date is such a number: it may be a
// birthday.
const NUMBER =
  /\+?[\d〇零一二三四五六七八九幺](?:[^\p{L}\p{N}:]{0,4}[\d〇零一二三四五六七八九幺]){6,}x?/giu;
// Of at least three digits, unlike the names of most models.
const PLATE =
  /[\u4e00-\u9fff][A-Z][^\p{L}\p{N}]?(?=(?:[A-Z]*\d){3})[A-Z\d]{4,5}[A-Z\d学警挂港澳](?![A-Z\d])/giu;

/**
 * Return a text without mail addresses, licence plates and long numbers (of telephones, orders,
 * identity cards, bank cards).
 * @param {string} text
 */
export function masked(text) {
  return text
    .normalize("NFKC")
    .replace(ADDRESS, "‹@›")
    .replace(PLATE, "‹车牌›")
    .replace(NUMBER, "‹#›");
}
