import type { FC } from "hono/jsx";

/** A mail address; where there is little room it breaks after its @ rather than inside a word. */
export const MailAddress: FC<{ address: string }> = ({ address }) => {
  const at = address.indexOf("@") + 1;
  return (
    <>
      {address.slice(0, at)}
      {at > 0 && <wbr />}
      {address.slice(at)}
    </>
  );
};

/** The same as a link to write to it. */
export const MailLink: FC<{ address: string }> = ({ address }) => (
  <a href={`mailto:${address}`}>
    <MailAddress address={address} />
  </a>
);
