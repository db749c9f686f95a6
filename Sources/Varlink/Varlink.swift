/// # Varlink
///
/// Carries calls and replies of a varlink interface over a Unix socket (https://varlink.org/Method-Call): the server, the
/// client, the peer's credentials, and the limits. It knows no replies: a `ServedInterface` has a handler for each method.
public enum Varlink {}
