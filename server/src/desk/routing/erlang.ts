/**
 * Erlang's delay formula (A. K. Erlang, 1917): customers come at random (Poisson), stay exponentially long, wait in one line
 * and never give up. `servers` is a whole number, `load` is in erlangs: arrivals per second × mean seconds of service.
 */
export interface Staffing {
  servers: number;
  load: number;
}

/**
 * The probability that a customer has to wait: C(c, a) = (a^c/c!)·c/(c−a) / (Σ_{k<c} a^k/k! + (a^c/c!)·c/(c−a)).
 * Terms are summed as logarithms, so thousands of servers neither overflow nor lose digits. 1 where load ≥ servers.
 */
export function probabilityOfWaiting({ servers, load }: Staffing): number {
  if (load <= 0) return 0;
  if (load >= servers) return 1;
  const terms = [0];
  for (let k = 1; k < servers; k++) terms.push(terms[k - 1]! + Math.log(load / k));
  const waiting = terms[servers - 1]! + Math.log(load / servers) + Math.log(servers / (servers - load));
  return Math.exp(waiting - logOfSum([...terms, waiting]));
}

/** Mean seconds of waiting over all customers, those who do not wait included; infinite where load ≥ servers. */
export function meanWaitSeconds({ servers, load }: Staffing, meanServiceSeconds: number): number {
  if (load >= servers) return Number.POSITIVE_INFINITY;
  return (probabilityOfWaiting({ servers, load }) * meanServiceSeconds) / (servers - load);
}

/** The share of customers who wait no longer than `withinSeconds`. */
export function serviceLevel({ servers, load }: Staffing, meanServiceSeconds: number, withinSeconds: number): number {
  if (load >= servers) return 0;
  const stillWaiting = Math.exp(((load - servers) * withinSeconds) / meanServiceSeconds);
  return 1 - probabilityOfWaiting({ servers, load }) * stillWaiting;
}

/** The fewest servers that answer the share `level` of customers within `withinSeconds`. */
export function serversFor(load: number, meanServiceSeconds: number, level: number, withinSeconds: number): number {
  let servers = Math.floor(load) + 1;
  while (serviceLevel({ servers, load }, meanServiceSeconds, withinSeconds) < level) servers++;
  return servers;
}

function logOfSum(logarithms: readonly number[]): number {
  const greatest = logarithms.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  return greatest + Math.log(logarithms.reduce((sum, one) => sum + Math.exp(one - greatest), 0));
}
