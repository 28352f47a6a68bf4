"""What the shop does, one folder a capability."""
