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
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
]

// Dependencies point down this list only; docs/design.md says what each target owns.
let targets: [Target] = [
    .executableTarget(name: "ombudsd", dependencies: ["Daemon"], swiftSettings: strict),
    .executableTarget(name: "ombudsctl", dependencies: ["Commands"], swiftSettings: strict),
    .executableTarget(
        name: "compose-specimens",
        dependencies: [
            "Letters", "Specimens", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ], swiftSettings: strict),
    .target(
        name: "Daemon",
        dependencies: [
            "CLinux", "Configuration", "Control", "ControlSocket", "Extraction", "Inbox", "Keeping", "Letters",
            "Oversight",
            "Store",
            "Systemd",
            .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Logging", package: "swift-log"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "Subprocess", package: "swift-subprocess"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        ], swiftSettings: strict),
    .target(
        name: "Commands",
        dependencies: [
            "Configuration", "Control", "ControlSocket", "Extraction", "Inbox", "Keeping", "Letters", "Oversight",
            "Scoring", "Specimens", "Store", "Systemd",
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
        ], swiftSettings: strict),
    .target(
        name: "Configuration",
        dependencies: ["Extraction", "Keeping", "Letters", "Oversight", .product(name: "Yams", package: "Yams")],
        swiftSettings: strict),
    .target(
        name: "Keeping", dependencies: ["CLinux", "Control", "Extraction", "Inbox", "Letters", "Oversight", "Store"],
        swiftSettings: strict),
    .target(name: "Inbox", dependencies: ["CLinux"], swiftSettings: strict),
    .target(
        name: "Extraction",
        dependencies: [
            "CConfinement", "CGcrypt", "CLinux", "Letters", .product(name: "SystemPackage", package: "swift-system"),
        ],
        swiftSettings: strict),
    .target(name: "Store", dependencies: ["CLinux"], swiftSettings: strict),
    .target(name: "Systemd", dependencies: ["CSystemd"], swiftSettings: strict),
    .target(
        name: "ControlSocket",
        dependencies: [
            "Control",
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "SystemPackage", package: "swift-system"),
        ], swiftSettings: strict),
    .target(name: "Control", dependencies: ["Letters", "Oversight"], swiftSettings: strict),
    .target(name: "Oversight", dependencies: ["Letters"], swiftSettings: strict),
    .target(name: "Scoring", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
    .target(name: "Specimens", dependencies: ["Letters"], swiftSettings: strict),
    .target(
        name: "Letters",
        exclude: ["Authorities/README.md", "Authorities/make-authorities.py"],
        resources: [.embedInCode("Authorities/authorities.csv")],
        swiftSettings: strict,
        // The standard library's rounding calls it, and nothing else here brings it along.
        linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CConfinement", cSettings: [.treatAllWarnings(as: .error)]),
    .systemLibrary(name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
]

let tests: [Target] = [
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(name: "ControlSocketTests", dependencies: ["Control", "ControlSocket"], swiftSettings: strict),
    .testTarget(name: "ControlTests", dependencies: ["Control", "Letters", "Oversight"], swiftSettings: strict),
    .testTarget(
        name: "DaemonTests",
        dependencies: [
            "Configuration", "Daemon", "Extraction", "Inbox", "Keeping", "Letters", "Oversight", "SimulatedDisk",
            "Store",
            "Systemd", "TestSupport",
        ],
        swiftSettings: strict),
    .testTarget(
        name: "ExtractionTests", dependencies: ["Extraction", "Letters", "Specimens", "TestSupport"],
        swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/Support", exclude: ["private-journal.sh"], swiftSettings: strict),
    .testTarget(
        name: "EndToEndTests",
        dependencies: [
            "CLinux", "Control", "Extraction", "Letters", "Oversight", "Specimens", "TestSupport", "ombudsctl",
            "ombudsd",
        ],
        swiftSettings: strict),
    .testTarget(name: "SystemdTests", dependencies: ["Systemd", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "LettersTests", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
    .testTarget(name: "InboxTests", dependencies: ["Inbox"], swiftSettings: strict),
    .testTarget(name: "ScoringTests", dependencies: ["Letters", "Scoring", "Specimens"], swiftSettings: strict),
    .target(name: "SimulatedDisk", dependencies: ["Store"], path: "Tests/SimulatedDisk", swiftSettings: strict),
    .testTarget(name: "StoreTests", dependencies: ["SimulatedDisk", "Store"], swiftSettings: strict),
    .testTarget(
        name: "KeepingTests",
        dependencies: [
            "Control", "Extraction", "Keeping", "Letters", "Oversight", "SimulatedDisk", "Specimens", "Store",
        ],
        exclude: ["OlderStores"], swiftSettings: strict),
    .testTarget(name: "SpecimensTests", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
    .testTarget(name: "OversightTests", dependencies: ["Letters", "Oversight"], swiftSettings: strict),
]

let package = Package(
    name: "ombudsd",
    products: [
        .executable(name: "ombudsd", targets: ["ombudsd"]),
        .executable(name: "ombudsctl", targets: ["ombudsctl"]),
        // For the benchmarks, which are a package of their own.
        .library(name: "Keeping", targets: ["Keeping"]),
        .library(name: "Letters", targets: ["Letters"]),
        .library(name: "Oversight", targets: ["Oversight"]),
        .library(name: "Specimens", targets: ["Specimens"]),
    ],
    dependencies: dependencies,
    targets: targets + tests
)
