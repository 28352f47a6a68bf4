"""Qt pieces that know no capability: look, lists, forms, buttons."""
