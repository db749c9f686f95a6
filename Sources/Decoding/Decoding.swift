/// # Decoding
///
/// Turns documents of other programs into text, one decoder a format: bytes → the blocks of a paper → laid-out text. It runs in a
/// confined program of its own (`ombudsd-extract`), because the bytes are not trusted. It knows how papers are written down; the
/// meaning of their words is for `Reading`.
package enum Decoding {
    /// The most text that a document may give, in bytes of UTF-8.
    package static let textLimit = 32 << 20
}
