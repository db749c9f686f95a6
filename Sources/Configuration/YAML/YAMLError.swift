/// The reason why a text is no YAML document that can be used.
struct YAMLError: Error, Hashable, Sendable {
    /// A sentence that says what is wrong and what to do, beginning with a small letter: it follows the place.
    let message: String
    let mark: YAMLMark
}
