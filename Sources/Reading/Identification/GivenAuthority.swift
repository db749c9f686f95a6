public import Model

/// The authority that a file was given for, and by what.
///
/// It answers where the text does not say whose it is. What the text says otherwise is a finding.
public struct GivenAuthority: Hashable, Sendable {
    public enum Source: Hashable, Sendable {
        /// A person named it for this file: it counts against another name in the text.
        case person
        /// The file lay in a folder of its name. A file may fall into the wrong folder, so an authority of the list that the text
        /// names counts before it.
        case folder
    }

    public var authority: Authority
    public var source: Source

    public init(_ authority: Authority, by source: Source) {
        self.authority = authority
        self.source = source
    }

    /// The beginning of the finding about a text that names another authority.
    func contradiction(of name: String) -> String {
        switch source {
        case .person: "The text names \(name), but the file was given for \(authority.name)."
        case .folder: "The file arrived in the folder of \(authority.name), but the text names \(name)."
        }
    }
}
