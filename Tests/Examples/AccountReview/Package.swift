// swift-tools-version: 6.2
import PackageDescription

// A program that depends on the library, as a planning tool would.
let package = Package(
  name: "AccountReview",
  dependencies: [.package(name: "dmugraph", path: "../../..")],
  targets: [
    .executableTarget(
      name: "AccountReview",
      dependencies: [
        .product(name: "DMUGraph", package: "dmugraph"),
        .product(name: "DMUReport", package: "dmugraph"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
