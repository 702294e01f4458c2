import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { countdown, seconds, shown } from "../../src/deskbook/web/flow/clock.js";

test("durations are read in seconds", () => {
  const cases = { PT5M: 300, PT1H2M3S: 3723, P1D: 86400, "": 0, soon: 0, P: 0, "PT1.5M": 0 };
  for (const [text, length] of Object.entries(cases)) assert.equal(seconds(text), length, text);
  assert.equal(seconds(90), 90);
  assert.equal(seconds(-1), 0);
  assert.equal(seconds(undefined), 0);
});

test("times are shown as clocks show them", () => {
  assert.deepEqual([0, 9, 65, 3599, 3600, 3665].map(shown), ["0:00", "0:09", "1:05", "59:59", "1:00:00", "1:01:05"]);
});

test("a clock runs down to nothing and stops, or is stopped", () => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const told = [];
  countdown(2, (left) => told.push(left));
  for (let second = 0; second < 5; second++) mock.timers.tick(1000);
  assert.deepEqual(told, [2, 1, 0]);
  const other = [];
  countdown(60, (left) => other.push(left))();
  mock.timers.tick(3000);
  assert.deepEqual(other, [60]);
  mock.timers.reset();
});
