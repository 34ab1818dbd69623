/** `decimal(2500)` is '25.00': what DECIMAL(18,2) stores of minor units, without a detour over a float. */
export function decimal(minor: number): string {
  const digits = String(minor).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
