/// `Reload`: reads the settings again.
public enum ReloadMethod: InterfaceMethod {
    public static let name = "Reload"
    public static let documentation = """
        Reads the settings file again, and judges the alerts by it. Where the file can't be used the former settings stay in
        force, and the error says why.
        """
    public static let changesState = true

    public typealias Parameters = NoParameters
    public typealias Reply = ReloadReport
}
