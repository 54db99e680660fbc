// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets on libFuzzer, a package of their own so that users of the library do not build them.
// `run` builds and runs them. Each gets its `main` from libFuzzer.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "dmugraph", path: "../..")],
  targets: [
    .target(
      name: "Support",
      dependencies: [
        .product(name: "DMUGraph", package: "dmugraph"),
        .product(name: "DMUReport", package: "dmugraph"),
      ],
      path: "Support")
  ]
    + ["Reader", "Import", "Configuration", "Documents"].map { (name: String) in
      .executableTarget(
        name: "Fuzz\(name)",
        dependencies: ["Support"], path: name, swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    },
  swiftLanguageModes: [.v6]
)
