import './queueMode/manyExecutions.mts';
