// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "ombudsd",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CGcrypt", pkgConfig: "libgcrypt", providers: [.apt(["libgcrypt20-dev"])]),
        .target(
            name: "ControlSocket",
            dependencies: [
                "Control", .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "SystemPackage", package: "swift-system"),
            ], swiftSettings: strict),
        .executableTarget(name: "ombudsctl", dependencies: ["Commands"], swiftSettings: strict),
        .target(
            name: "Commands",
            dependencies: [
                "Control", "ControlSocket", "Extraction", "Letters", "Oversight",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .target(name: "Extraction", dependencies: ["CGcrypt", "Letters"], swiftSettings: strict),
        .target(name: "Letters", swiftSettings: strict),
        .target(name: "Oversight", dependencies: ["Letters"], swiftSettings: strict),
        .target(name: "Control", dependencies: ["Letters", "Oversight"], swiftSettings: strict),
        .target(name: "Specimens", dependencies: ["Letters"], swiftSettings: strict),
        .testTarget(name: "LettersTests", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
        .testTarget(name: "OversightTests", dependencies: ["Letters", "Oversight"], swiftSettings: strict),
    ]
)
