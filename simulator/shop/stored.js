/** A value that this browser keeps under a name; where storage is denied it lives as long as the page. */
export function stored(name, initial) {
  const key = `bluebird:${name}`;
  let value = initial;
  try {
    value = JSON.parse(localStorage.getItem(key)) ?? initial;
  } catch {
    // Denied, or not written by this version: start over.
  }
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Denied or full: the page goes on with what it has in memory.
      }
    },
    /** Calls back when another tab has written the value. */
    onChange(callback) {
      addEventListener("storage", (event) => {
        if (event.key !== key) return;
        value = JSON.parse(event.newValue) ?? initial;
        callback(value);
      });
    },
  };
}
