/** @typedef {ReturnType<typeof createKeys>} Keys */

/**
 * Keeps the idempotency keys of requests that have not been answered. Without an answer the server
 * may have received the request, so that sending it again must not start a second update.
 */
export function createKeys() {
  /** @type {Map<string, string>} */
  const keys = new Map();

  /**
   * @param {string} imageId
   * @param {unknown} body
   */
  const requestOf = (imageId, body) => JSON.stringify([imageId, body]);

  return {
    /**
     * The key for a request: the same one until the request is answered.
     * @param {string} imageId
     * @param {unknown} body
     */
    keyFor(imageId, body) {
      const request = requestOf(imageId, body);
      const key = keys.get(request) ?? crypto.randomUUID();
      keys.set(request, key);
      return key;
    },

    /**
     * @param {string} imageId
     * @param {unknown} body
     */
    forget(imageId, body) {
      keys.delete(requestOf(imageId, body));
    },
  };
}
