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

let letters: Target.Dependency = .product(name: "Letters", package: "ombudsd")
let oversight: Target.Dependency = .product(name: "Oversight", package: "ombudsd")
let keeping: Target.Dependency = .product(name: "Keeping", package: "ombudsd")
let specimens: Target.Dependency = .product(name: "Specimens", package: "ombudsd")

// docs/speed.md says what each shows.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "ombudsd", path: "..")],
    targets: [
        .systemLibrary(name: "Malloc", path: "Malloc"),
        .target(name: "Texts", dependencies: ["Malloc", letters, specimens], path: "Texts", swiftSettings: strict),
        .executableTarget(
            name: "read-times", dependencies: ["Texts", letters, specimens], path: "read-times", swiftSettings: strict),
        .executableTarget(
            name: "linear-time", dependencies: ["Texts", letters, specimens], path: "linear-time",
            swiftSettings: strict),
        .executableTarget(
            name: "arrival-times", dependencies: ["Texts", letters, oversight], path: "arrival-times",
            swiftSettings: strict),
        .executableTarget(
            name: "start", dependencies: [keeping, letters, oversight, specimens], path: "start",
            swiftSettings: strict),
    ]
)
