/** A secret as Standard Webhooks writes it: 24 bytes in Base64 behind `whsec_`. */
export const signingSecret = ({ random }: { random(length: number): string }): string =>
  `whsec_${random(32)}`;
