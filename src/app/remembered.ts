/**
 * Keeps what is slow to ask for and changes rarely. Whoever comes while it is fresh gets it at once; when it is
 * not, one asks again and the others wait for the same answer. After a failure the last answer stands.
 */
export function remembered<T>(
  seconds: number,
  ask: () => Promise<T>,
  now: () => number = Date.now,
): () => Promise<T> {
  let last: { value: T } | undefined;
  let until = 0;
  let asking: Promise<T> | undefined;
  const refresh = async () => {
    try {
      last = { value: await ask() };
    } catch (error) {
      if (!last) throw error;
    } finally {
      asking = undefined;
    }
    until = now() + seconds * 1000;
    return last.value;
  };
  return async () => {
    if (last && now() < until) return last.value;
    asking ??= refresh();
    return asking;
  };
}

/** The same for questions about something: each answer is kept apart. For few keys, such as languages. */
export function rememberedBy<K, T>(seconds: number, ask: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const known = new Map<K, () => Promise<T>>();
  return (key) => {
    const one = known.get(key) ?? remembered(seconds, () => ask(key));
    known.set(key, one);
    return one();
  };
}
