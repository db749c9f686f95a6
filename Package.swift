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
    targets: [
        .target(
            name: "Letters",
            exclude: ["Authorities/README.md", "Authorities/make-authorities.py"],
            resources: [.embedInCode("Authorities/authorities.csv")],
            swiftSettings: strict,
            // Rounding is a call into it, which a program without Foundation would not link.
            linkerSettings: [.linkedLibrary("m")]),
        .target(name: "Specimens", dependencies: ["Letters"], swiftSettings: strict),
        .target(name: "Scoring", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
        .executableTarget(
            name: "linear-benchmark", dependencies: ["Letters", "Specimens"], path: "Benchmarks/Linear",
            swiftSettings: strict),
        .testTarget(name: "LettersTests", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
        .testTarget(name: "SpecimensTests", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
        .testTarget(
            name: "ScoringTests", dependencies: ["Letters", "Scoring", "Specimens"], swiftSettings: strict),
    ]
)
