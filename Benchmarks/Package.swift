// swift-tools-version: 6.2
import PackageDescription

/// As in the package itself: every target is built with the same strict settings.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

func room(_ name: String) -> Target.Dependency { .product(name: name, package: "ombudsd") }
let model = room("Model")
let reading = room("Reading")
let oversight = room("Oversight")
let repository = room("Repository")
let specimens = room("Specimens")

// docs/speed.md says what each shows.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "ombudsd", path: "..")],
    targets: [
        .systemLibrary(name: "Malloc", path: "Malloc"),
        .target(
            name: "Texts", dependencies: ["Malloc", model, oversight, specimens], path: "Texts", swiftSettings: strict),
        .executableTarget(
            name: "read-times", dependencies: ["Texts", model, oversight, reading, specimens], path: "read-times",
            swiftSettings: strict),
        .executableTarget(
            name: "linear-time", dependencies: ["Texts", model, oversight, reading, specimens], path: "linear-time",
            swiftSettings: strict),
        .executableTarget(
            name: "arrival-times", dependencies: ["Texts", model, oversight], path: "arrival-times",
            swiftSettings: strict),
        .executableTarget(
            name: "start", dependencies: [model, oversight, reading, repository, specimens], path: "start",
            swiftSettings: strict),
    ]
)
