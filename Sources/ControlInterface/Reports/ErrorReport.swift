/// The JSON that a verb prints in place of its result: `{"schema": "ombudsd.error/1", "error": {"code": …, "message": …}}`.
public struct ErrorReport: Codable, Hashable, Sendable {
    public var schema = "ombudsd.error/1"
    public var error: Failure

    public init(_ error: Failure) { self.error = error }
}
