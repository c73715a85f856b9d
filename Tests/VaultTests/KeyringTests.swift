import Foundation
import Testing

@testable import Vault

/// The keyring file: made once, its owner's alone, refused with a cure when broken.
@Suite struct KeyringTests {
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("vault-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    @Test func itIsMadeOnceAndReadAfterwards() throws {
        try withDirectory { directory in
            let path = directory + "/keyring"
            let made = try Keyring.loadOrCreate(path: path)
            #expect(made.isNew)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(mode?.intValue == 0o600)
            let read = try Keyring.loadOrCreate(path: path)
            #expect(!read.isNew)
            #expect(read.ring.text == made.ring.text)
            #expect(throws: VaultFault.self) { try Keyring.generate().write(path: path) }
        }
    }

    @Test func aFileThatOthersMayReadIsRefused() throws {
        try withDirectory { directory in
            let path = directory + "/keyring"
            try Keyring.generate().write(path: path)
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            let fault = #expect(throws: VaultFault.self) { try Keyring.load(path: path) }
            #expect(fault?.hint == "chmod 600 \(path)")
        }
    }

    @Test func whatIsNoFileIsRefused() throws {
        try withDirectory { directory in
            mkfifo(directory + "/pipe", 0o600)
            try Data(repeating: 0x41, count: 70_000).write(to: URL(fileURLWithPath: directory + "/large"))
            try Data([0xff, 0xfe, 0x0a]).write(to: URL(fileURLWithPath: directory + "/latin"))
            chmod(directory + "/large", 0o600)
            chmod(directory + "/latin", 0o600)
            for name in ["", "/pipe", "/large", "/latin", "/none"] {
                let fault = #expect(throws: VaultFault.self) { try Keyring.load(path: directory + name) }
                #expect(fault?.kind == .keyring && fault?.place == directory + name && fault?.hint.isEmpty == false)
            }
        }
    }

    @Test func aKeyringThatCannotBeWrittenLeavesNothing() throws {
        // A device that is always full stands for a full disk; it is never made, so it is never removed either.
        let fault = #expect(throws: VaultFault.self) { try Keyring.generate().write(path: "/dev/full") }
        #expect(fault?.kind == .keyring)
        #expect(FileManager.default.fileExists(atPath: "/dev/full"))
        #expect(throws: VaultFault.self) { try Keyring.generate().write(path: "/nowhere/keyring") }
    }

    @Test func theCurrentKeyIsTheLastOfTheFile() throws {
        let rotated = try Keyring.generate().rotated().rotated()
        let read = try Keyring(text: rotated.text, place: "keyring")
        #expect(read.current == 3)
        #expect(read.keys.count == 3)
    }

    @Test(arguments: [
        ("", "keyring"), ("# only a comment\n", "keyring"), ("1\n", "keyring:1"), ("\n1 c2hvcnQ=\n", "keyring:2"),
        ("0 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", "keyring:1"),
        ("256 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", "keyring:1"),
        (
            "1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
            "keyring:2"
        ),
    ])
    func brokenTextIsRefusedWithItsPlace(text: String, place: String) {
        let fault = #expect(throws: VaultFault.self) { try Keyring(text: text, place: "keyring") }
        #expect(fault?.place == place)
        #expect(fault?.hint.isEmpty == false)
    }
}
