"""The use cases, one module per area; every public function declares who may call it."""
