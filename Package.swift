// swift-tools-version: 6.2
import PackageDescription

/// Every target is built with the same strict settings: a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

// docs/dependencies.md says why each is here.
let dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
]

// Dependencies point down this list only; docs/design.md says what each target owns.
let targets: [Target] = [
    .executableTarget(name: "ombudsd", dependencies: ["Daemon"], swiftSettings: strict),
    .executableTarget(name: "ombudsctl", dependencies: ["Commands"], swiftSettings: strict),
    .executableTarget(name: "ombudsd-extract", dependencies: ["ConfinedProgram", "Decoding"], swiftSettings: strict),
    .executableTarget(
        name: "compose-specimens",
        dependencies: [
            "Model", "Specimens", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ], swiftSettings: strict),
    .target(
        name: "Daemon",
        dependencies: [
            "Configuration", "ControlInterface", "Extraction", "Inbox", "Ingest", "Linux", "Model", "Oversight",
            "Processes", "Repository", "Store", "Systemd", "TextIndex", "Varlink",
            .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        ], swiftSettings: strict),
    .target(
        name: "Commands",
        dependencies: [
            "Archives", "Configuration", "ConfinedProgram", "ControlInterface", "Extraction", "Inbox", "Ingest",
            "Linux",
            "Maintenance", "Model", "Oversight", "Reading", "Scoring", "Specimens", "Store", "Systemd", "Varlink",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ], swiftSettings: strict),
    .target(
        name: "Maintenance",
        dependencies: [
            "Configuration", "ControlInterface", "Extraction", "Inbox", "Ingest", "Linux", "Model", "Oversight",
            "Processes", "Repository", "Store",
        ], swiftSettings: strict),
    .target(
        name: "Ingest",
        dependencies: [
            "ConfinedProgram", "Extraction", "Linux", "Model", "Oversight", "Processes", "Reading", "Repository",
        ],
        swiftSettings: strict),
    .target(name: "Repository", dependencies: ["Linux", "Model", "Oversight", "Store"], swiftSettings: strict),
    .target(
        name: "Configuration", dependencies: ["CYaml", "ControlInterface", "Linux", "Model", "Oversight"],
        swiftSettings: strict),
    .target(name: "Inbox", dependencies: ["Linux"], swiftSettings: strict),
    .target(
        name: "Extraction",
        dependencies: [
            "ConfinedProgram", "Linux", "Model", "Processes",
            .product(name: "SystemPackage", package: "swift-system"),
        ],
        swiftSettings: strict),
    .target(name: "Store", dependencies: ["Linux"], swiftSettings: strict),
    .target(name: "Systemd", dependencies: ["CSystemd", "Linux"], swiftSettings: strict),
    .target(name: "TextIndex", dependencies: ["CSQLite", "Linux"], swiftSettings: strict),
    .target(
        name: "Varlink",
        dependencies: [
            "ControlInterface", "Linux",
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "SystemPackage", package: "swift-system"),
        ], swiftSettings: strict),
    .target(name: "ControlInterface", dependencies: ["Model", "Oversight"], swiftSettings: strict),
    .target(name: "Archives", dependencies: ["CZip", "Linux"], swiftSettings: strict),
    .target(name: "Decoding", dependencies: ["CExpat", "CGumbo", "CZip", "ConfinedProgram"], swiftSettings: strict),
    .target(
        name: "Processes",
        dependencies: ["CConfinement", "CLinux", "Linux", .product(name: "SystemPackage", package: "swift-system")],
        swiftSettings: strict),
    .target(
        name: "Linux",
        dependencies: ["CGcrypt", "CLinux", "Model", .product(name: "SystemPackage", package: "swift-system")],
        swiftSettings: strict),
    .target(name: "ConfinedProgram", dependencies: ["CArguments", "CConfinement"], swiftSettings: strict),
    .target(name: "Oversight", dependencies: ["Model"], swiftSettings: strict),
    .target(name: "Scoring", dependencies: ["Model", "Reading", "Specimens"], swiftSettings: strict),
    .target(name: "Specimens", dependencies: ["Model"], swiftSettings: strict),
    .target(name: "Reading", dependencies: ["Model"], swiftSettings: strict),
    .target(
        name: "Model",
        exclude: ["Authorities/README.md", "Authorities/make-authorities.py"],
        resources: [
            .embedInCode("Authorities/authorities.csv"), .embedInCode("Authorities/other-bodies.csv"),
            .embedInCode("Authorities/successors.csv"), .embedInCode("Authorities/abbreviations.csv"),
        ],
        swiftSettings: strict,
        // The standard library's rounding calls it, and nothing else here brings it along.
        linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CArguments", cSettings: [.treatAllWarnings(as: .error)]),
    .target(name: "CConfinement", cSettings: [.treatAllWarnings(as: .error)]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
]

let tests: [Target] = [
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "ModelTests", dependencies: ["Model", "Reading"], swiftSettings: strict),
    .testTarget(name: "ReadingTests", dependencies: ["Model", "Reading", "Specimens"], swiftSettings: strict),
    .target(
        name: "InventedYears", dependencies: ["Model", "Oversight"], path: "Tests/InventedYears", swiftSettings: strict),
    .testTarget(
        name: "OversightTests", dependencies: ["InventedYears", "Model", "Oversight", "TestSupport"],
        swiftSettings: strict),
    .testTarget(name: "SpecimensTests", dependencies: ["Model", "Reading", "Specimens"], swiftSettings: strict),
    .testTarget(
        name: "ScoringTests", dependencies: ["Model", "Reading", "Scoring", "Specimens"], swiftSettings: strict),
    .testTarget(name: "LinuxTests", dependencies: ["Linux", "TestSupport"], swiftSettings: strict),
    .executableTarget(
        name: "served-probe", dependencies: ["CConfinement"], path: "Tests/ServedProbe",
        cSettings: [.treatAllWarnings(as: .error)]),
    .testTarget(
        name: "ProcessesTests",
        dependencies: [
            "CConfinement", "Linux", "Processes", "TestSupport", "served-probe",
            .product(name: "SystemPackage", package: "swift-system"),
        ],
        swiftSettings: strict),
    .testTarget(name: "TextIndexTests", dependencies: ["TestSupport", "TextIndex"], swiftSettings: strict),
    .testTarget(name: "InboxTests", dependencies: ["Inbox", "Linux", "TestSupport"], swiftSettings: strict),
    .target(name: "ComposedContainers", path: "Tests/ComposedContainers", swiftSettings: strict),
    .testTarget(
        name: "DecodingTests", dependencies: ["ComposedContainers", "Decoding", "Model", "Reading", "Specimens"],
        swiftSettings: strict),
    .testTarget(
        name: "ExtractionTests",
        dependencies: [
            "ComposedContainers", "Extraction", "Linux", "Model", "Processes", "Reading", "Specimens", "TestSupport",
            "ombudsd-extract",
        ],
        exclude: ["Office", "Pictures"], swiftSettings: strict),
    .testTarget(
        name: "CommandsTests",
        dependencies: [
            "Commands", "ControlInterface", "Linux", "Model", "Oversight", "Scoring", "Specimens",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ],
        swiftSettings: strict),
    .testTarget(
        name: "IngestTests",
        dependencies: [
            "ComposedContainers", "Extraction", "Ingest", "Linux", "Model", "Oversight", "Reading", "Repository",
            "Specimens", "TestSupport", "ombudsd", "ombudsd-extract",
        ],
        swiftSettings: strict),
    .testTarget(name: "SystemdTests", dependencies: ["Linux", "Systemd", "TestSupport"], swiftSettings: strict),
    .target(name: "SimulatedDisk", dependencies: ["Store"], path: "Tests/SimulatedDisk", swiftSettings: strict),
    .testTarget(
        name: "StoreTests", dependencies: ["Linux", "SimulatedDisk", "Store", "TestSupport"], swiftSettings: strict),
    .testTarget(
        name: "RepositoryTests",
        dependencies: [
            "Extraction", "Ingest", "InventedYears", "Maintenance", "Model", "Oversight", "Reading", "Repository",
            "SimulatedDisk", "Specimens", "Store", "TestSupport",
        ],
        exclude: ["OlderStores"], swiftSettings: strict),
    .testTarget(
        name: "MaintenanceTests",
        dependencies: [
            "Configuration", "ControlInterface", "Extraction", "Inbox", "Ingest", "Linux", "Maintenance", "Model",
            "Oversight", "Repository", "Specimens", "Store", "TestSupport",
        ],
        swiftSettings: strict),
    .target(
        name: "InterfaceChecks", dependencies: ["ControlInterface", "Model", "Oversight"],
        path: "Tests/InterfaceChecks",
        swiftSettings: strict),
    .testTarget(
        name: "ControlInterfaceTests", dependencies: ["ControlInterface", "InterfaceChecks", "Model", "Oversight"],
        swiftSettings: strict),
    .testTarget(
        name: "VarlinkTests",
        dependencies: ["ControlInterface", "InterfaceChecks", "Model", "Specimens", "TestSupport", "Varlink"],
        swiftSettings: strict),
    .testTarget(
        name: "ConfigurationTests", dependencies: ["Configuration", "Model", "Oversight", "TestSupport"],
        swiftSettings: strict),
    .testTarget(
        name: "DaemonTests",
        dependencies: [
            "Configuration", "ControlInterface", "Daemon", "Extraction", "Inbox", "Ingest", "InventedYears", "Linux",
            "Model", "Oversight", "Repository", "SimulatedDisk", "Store", "Systemd", "TestSupport", "TextIndex",
            "Varlink",
            "ombudsd-extract", .product(name: "Logging", package: "swift-log"),
        ],
        swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/Support", exclude: ["private-journal.sh"], swiftSettings: strict),
    .testTarget(
        name: "EndToEndTests",
        dependencies: [
            "CLinux", "ComposedContainers", "ControlInterface", "Extraction", "InterfaceChecks", "Linux", "Model",
            "Oversight", "Processes", "Repository", "Specimens", "TestSupport", "compose-specimens", "ombudsctl",
            "ombudsd", "ombudsd-extract",
        ],
        exclude: ["Booted/machine", "validate-json.py", "varlink-client.py"], swiftSettings: strict),
]

let package = Package(
    name: "ombudsd",
    products: [
        .executable(name: "ombudsd", targets: ["ombudsd"]),
        .executable(name: "ombudsctl", targets: ["ombudsctl"]),
        .executable(name: "ombudsd-extract", targets: ["ombudsd-extract"]),
        // For the benchmarks, which are a package of their own.
        .library(name: "Model", targets: ["Model"]),
        .library(name: "Oversight", targets: ["Oversight"]),
        .library(name: "Reading", targets: ["Reading"]),
        .library(name: "Repository", targets: ["Repository"]),
        .library(name: "Specimens", targets: ["Specimens"]),
    ],
    dependencies: dependencies,
    targets: targets + tests
)
