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
let specimens: Target.Dependency = .product(name: "Specimens", package: "ombudsd")

// docs/speed.md says what each shows. The folder of a target stands here, beside this file: that is where the
// benchmark plugin looks.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "ombudsd", path: ".."),
        // Without its traits it puts nothing between the program and the allocator.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .systemLibrary(name: "Malloc", path: "Malloc"),
        .target(name: "Texts", dependencies: ["Malloc", letters, specimens], path: "Texts", swiftSettings: strict),
        .executableTarget(
            name: "Reading",
            dependencies: ["Texts", letters, specimens, .product(name: "Benchmark", package: "benchmark")],
            path: "Reading", swiftSettings: strict,
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "read-times", dependencies: ["Texts", letters, specimens], path: "read-times", swiftSettings: strict),
        .executableTarget(
            name: "linear-time", dependencies: ["Texts", letters, specimens], path: "linear-time",
            swiftSettings: strict),
        .executableTarget(
            name: "arrival-times", dependencies: ["Texts", letters, oversight], path: "arrival-times",
            swiftSettings: strict),
    ]
)
