/**
 * A network through which a flow of least cost is sent. Everything is a whole number, so the result is exact and the same
 * on every machine as long as no sum reaches 2^53.
 */
export class Network {
  readonly #nodes: number;
  /** Arc `2i` and its way back `2i + 1`. */
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #left: number[] = [];
  readonly #cost: number[] = [];
  readonly #arcsOf: number[][];
  /** By node: a price by which no arc with something left costs less than nothing, once a flow has been sent. */
  readonly #price: Float64Array;

  constructor(nodes: number) {
    this.#nodes = nodes;
    this.#arcsOf = Array.from({ length: nodes }, () => []);
    this.#price = new Float64Array(nodes);
  }

  /** Adds an arc. Arcs that are added first are used first among equals. Arcs must make no circle. */
  add(from: number, to: number, capacity: number, cost: number): number {
    const arc = this.#to.length;
    this.#from.push(from, to);
    this.#to.push(to, from);
    this.#left.push(capacity, 0);
    this.#cost.push(cost, -cost);
    this.#arcsOf[from]?.push(arc);
    this.#arcsOf[to]?.push(arc + 1);
    return arc;
  }

  /** How much flows through an arc. */
  flowOn(arc: number): number {
    return this.#left[arc + 1] as number;
  }

  /**
   * An arc's cost in the prices of the nodes. In every flow that is as large and as cheap as the one sent, an arc above 0 is
   * empty and one below 0 is full.
   */
  reducedCost(arc: number): number {
    return (this.#cost[arc] as number) + (this.#price[this.#from[arc] as number] as number) - (this.#price[this.#to[arc] as number] as number);
  }

  /**
   * Sends the largest flow at the least cost, but no more than `atMost`; or, `whileItPays`, only as much as lowers the cost.
   * Successive shortest paths with node prices (Edmonds and Karp 1972), all paths of one length at a time.
   * @returns how much was sent
   */
  send(source: number, sink: number, { whileItPays = false, atMost = Number.MAX_SAFE_INTEGER } = {}): number {
    this.#priceFirst(source);
    let sent = 0;
    while (sent < atMost) {
      const reached = this.#raisePrices(source, sink);
      const length = (this.#price[sink] as number) - (this.#price[source] as number);
      if (!reached || (whileItPays && length >= 0)) break;
      for (let more = -1; more !== 0 && sent < atMost; sent += more) more = this.#sendShortest(source, sink, atMost - sent);
    }
    return sent;
  }

  /** The first prices are the lengths of the shortest paths; costs may be negative, so Bellman and Ford's. */
  #priceFirst(source: number): void {
    this.#price.fill(Number.POSITIVE_INFINITY);
    this.#price[source] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (let arc = 0; arc < this.#to.length; arc += 1) {
        const length = (this.#price[this.#from[arc] as number] as number) + (this.#cost[arc] as number);
        if (!this.#left[arc] || length >= (this.#price[this.#to[arc] as number] as number)) continue;
        this.#price[this.#to[arc] as number] = length;
        changed = true;
      }
    }
    // Nothing ever flows to what cannot be reached; any price above all others will do.
    const highest = this.#price.reduce((most, price) => (Number.isFinite(price) ? Math.max(most, price) : most), 0);
    for (let node = 0; node < this.#nodes; node += 1) if (!Number.isFinite(this.#price[node])) this.#price[node] = highest;
  }

  /** Dijkstra's shortest paths in reduced costs. @returns whether the sink can be reached */
  #raisePrices(source: number, sink: number): boolean {
    const distance = new Float64Array(this.#nodes).fill(Number.POSITIVE_INFINITY);
    distance[source] = 0;
    const heap = new Heap();
    heap.push(source, 0);
    const isDone = new Uint8Array(this.#nodes);
    // What lies farther than the sink is raised by the sink's distance all the same.
    for (let node = heap.pop(); node !== undefined && node !== sink; node = heap.pop()) {
      if (isDone[node]) continue;
      isDone[node] = 1;
      for (const arc of this.#arcsOf[node] ?? []) {
        if (!this.#left[arc]) continue;
        const next = this.#to[arc] as number;
        const length = (distance[node] as number) + this.reducedCost(arc);
        if (length >= (distance[next] as number)) continue;
        distance[next] = length;
        heap.push(next, length);
      }
    }
    const reached = Number.isFinite(distance[sink]);
    const farthest = reached
      ? (distance[sink] as number)
      : distance.reduce((most, length) => (Number.isFinite(length) ? Math.max(most, length) : most), 0);
    for (let node = 0; node < this.#nodes; node += 1)
      this.#price[node] = (this.#price[node] as number) + Math.min(distance[node] as number, farthest);
    return reached;
  }

  /** Fills the paths of fewest arcs that cost nothing in prices (Dinic). @returns how much flowed */
  #sendShortest(source: number, sink: number, atMost: number): number {
    const level = new Int32Array(this.#nodes).fill(-1);
    level[source] = 0;
    const queue = [source];
    for (let at = 0; at < queue.length; at += 1) {
      const node = queue[at] as number;
      for (const arc of this.#arcsOf[node] ?? []) {
        const next = this.#to[arc] as number;
        if (!this.#left[arc] || level[next] !== -1 || this.reducedCost(arc) !== 0) continue;
        level[next] = (level[node] as number) + 1;
        queue.push(next);
      }
    }
    if (level[sink] === -1) return 0;
    const tried = new Int32Array(this.#nodes);
    const push = (node: number, wanted: number): number => {
      if (node === sink) return wanted;
      const arcs = this.#arcsOf[node] ?? [];
      for (; (tried[node] as number) < arcs.length; tried[node] = (tried[node] as number) + 1) {
        const arc = arcs[tried[node] as number] as number;
        const next = this.#to[arc] as number;
        const left = this.#left[arc] as number;
        if (!left || level[next] !== (level[node] as number) + 1 || this.reducedCost(arc) !== 0) continue;
        const sent = push(next, Math.min(wanted, left));
        if (sent === 0) continue;
        this.#left[arc] = left - sent;
        this.#left[arc ^ 1] = (this.#left[arc ^ 1] as number) + sent;
        return sent;
      }
      return 0;
    };
    let sent = 0;
    for (let more = -1; more !== 0 && sent < atMost; sent += more) more = push(source, atMost - sent);
    return sent;
  }
}

/** Nodes by their key, the least first; equal keys by the node's number. Two plain arrays, because it is where the time goes. */
class Heap {
  readonly #nodes: number[] = [];
  readonly #keys: number[] = [];

  push(node: number, key: number): void {
    let at = this.#nodes.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(node, key, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, node, key);
  }

  /** @returns the first node; undefined when there is none */
  pop(): number | undefined {
    const first = this.#nodes[0];
    const [lastNode, lastKey] = [this.#nodes.pop(), this.#keys.pop()];
    const size = this.#nodes.length;
    if (lastNode === undefined || lastKey === undefined || size === 0) return first;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      const least = right < size && this.#isBefore(this.#nodes[right] as number, this.#keys[right] as number, child) ? right : child;
      if (this.#isBefore(lastNode, lastKey, least)) break;
      this.#move(least, at);
      at = least;
    }
    this.#put(at, lastNode, lastKey);
    return first;
  }

  #isBefore(node: number, key: number, at: number): boolean {
    const other = this.#keys[at] as number;
    return key < other || (key === other && node < (this.#nodes[at] as number));
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#nodes[from] as number, this.#keys[from] as number);
  }

  #put(at: number, node: number, key: number): void {
    this.#nodes[at] = node;
    this.#keys[at] = key;
  }
}
