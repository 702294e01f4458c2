// The clock of a step at which one has to wait.

/**
 * The seconds of a duration: a number of seconds, or ISO 8601 such as PT5M; 0 for none.
 * @param {string | number | undefined} wait
 */
export function seconds(wait) {
  if (typeof wait === "number") return Math.max(0, wait);
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(wait ?? "");
  if (!found) return 0;
  const [days, hours, minutes, rest] = found.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + rest;
}

/** A number of seconds as 4:05 or 1:04:05. @param {number} left */
export function shown(left) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor(left / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${minutes}:${two(left % 60)}`;
}

/**
 * Run a clock down, beginning now.
 * @param {number} length seconds
 * @param {(left: number) => void} tell called at once and every second, at last with 0
 * @returns {() => void} what stops it
 */
export function countdown(length, tell) {
  const until = Date.now() + length * 1000;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const tick = () => {
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (left) timer = setTimeout(tick, 1000);
    tell(left);
  };
  tick();
  return () => clearTimeout(timer);
}
