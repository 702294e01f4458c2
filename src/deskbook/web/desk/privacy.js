// What must not be kept of a call: whatever tells who is calling.

const ADDRESS = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
// Seven digits and more, with what people put between them; an identity number may end in X.
const NUMBER = /\+?\d(?:[\s\-–.()（）]{0,2}\d){6,}[xX]?/g;
const PLATE = /[\u4e00-\u9fff][A-Z][·\s]?[A-Z0-9]{5,6}(?![A-Z0-9])/g;

/**
 * Return a text without mail addresses, long numbers (of telephones, orders, identity cards,
 * bank cards) and licence plates.
 * @param {string} text
 */
export function masked(text) {
  return text
    .normalize("NFKC")
    .replace(ADDRESS, "‹@›")
    .replace(NUMBER, "‹#›")
    .replace(PLATE, "‹车牌›");
}
