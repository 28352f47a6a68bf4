"""Qt pieces that know no capability."""
