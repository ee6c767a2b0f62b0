/** State in one place: `change` merges a patch in, then everyone who listens is told once. */
export function createStore(initial) {
  let state = initial;
  const listeners = [];
  return {
    get state() {
      return state;
    },
    change(patch) {
      state = { ...state, ...patch };
      for (const listener of listeners) listener(state);
    },
    listen(listener) {
      listeners.push(listener);
    },
  };
}
