/// The interface that every varlink service has (https://varlink.org/Service).
public enum VarlinkService {
    /// The interface's name.
    public static let name = "org.varlink.service"

    public static let interface = Interface(
        name, documentation: "The interface of every varlink service.",
        methods: GetInfoMethod.self, GetInterfaceDescriptionMethod.self,
        errors: [
            InterfaceNotFoundError.self, MethodNotFoundError.self, MethodNotImplementedError.self,
            InvalidParameterError.self, PermissionDeniedError.self, ExpectedMoreError.self,
        ])
}

/// `GetInfo`: which program serves, and its interfaces.
public enum GetInfoMethod: InterfaceMethod {
    public static let interface = VarlinkService.name
    public static let name = "GetInfo"
    public static let documentation = "The program that serves, and its interfaces."
    public static let changesState = false

    public typealias Parameters = NoParameters

    public struct Reply: Codable, Hashable, Sendable, VarlinkObject {
        public var vendor: String
        public var product: String
        public var version: String
        public var url: String
        /// The names of the interfaces.
        public var interfaces: [String]

        public static let members = [
            VarlinkMember("vendor", \Self.vendor), VarlinkMember("product", \Self.product),
            VarlinkMember("version", \Self.version), VarlinkMember("url", \Self.url),
            VarlinkMember("interfaces", \Self.interfaces),
        ]

        public init(vendor: String, product: String, version: String, url: String, interfaces: [String]) {
            self.vendor = vendor
            self.product = product
            self.version = version
            self.url = url
            self.interfaces = interfaces
        }
    }
}

/// `GetInterfaceDescription`: an interface in the varlink language.
public enum GetInterfaceDescriptionMethod: InterfaceMethod {
    public static let interface = VarlinkService.name
    public static let name = "GetInterfaceDescription"
    public static let documentation = "One of the interfaces in the varlink interface definition language."
    public static let changesState = false

    public struct Parameters: Codable, Hashable, Sendable, VarlinkObject {
        /// The interface's name.
        public var interface: String

        public static let members = [VarlinkMember("interface", \Self.interface)]

        public init(interface: String) { self.interface = interface }
    }

    public struct Reply: Codable, Hashable, Sendable, VarlinkObject {
        public var description: String

        public static let members = [VarlinkMember("description", \Self.description)]

        public init(description: String) { self.description = description }
    }
}
