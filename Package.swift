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
            swiftSettings: strict),
        .target(name: "Specimens", dependencies: ["Letters"], swiftSettings: strict),
        .target(name: "Scoring", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
        .testTarget(name: "LettersTests", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
        .testTarget(name: "SpecimensTests", dependencies: ["Letters", "Specimens"], swiftSettings: strict),
        .testTarget(
            name: "ScoringTests", dependencies: ["Letters", "Scoring", "Specimens"], swiftSettings: strict),
    ]
)
